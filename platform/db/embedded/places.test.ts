import { readdirSync } from 'node:fs'
import { chmod, chown, cp, mkdir, rename, rm, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { accountFor } from './account.ts'
import { installedBinaries, usableBinaries } from './binaries.ts'
import { isRoot, onLinux, query, scratch, start } from './fixtures/support.ts'
import type { Embedded } from './index.ts'
import { run } from './processes.ts'

describe.runIf(onLinux)('binaries', () => {
  const silent = () => undefined

  async function installWithoutScripts(name: string): Promise<string> {
    const installed = await installedBinaries(process.platform, process.arch)
    const target = join(scratch, name, 'native')
    await cp(join(installed, '..'), join(scratch, name), { recursive: true, verbatimSymlinks: true })
    const lib = join(target, 'lib')
    for (const entry of readdirSync(lib, { withFileTypes: true })) {
      if (entry.isSymbolicLink()) await unlink(join(lib, entry.name))
    }
    expect((await run(join(target, 'bin', 'initdb'), ['--version'], undefined)).code).not.toBe(0)
    return target
  }

  it('get the links that an install without scripts leaves out', async () => {
    const native = await installWithoutScripts('linkless')
    const binaries = await usableBinaries(native, scratch, undefined, silent)
    expect(binaries.root).toBe(native)
    expect((await run(binaries.initdb, ['--version'], undefined)).code).toBe(0)
  })

  it.runIf(isRoot)('are copied beside the data, once, where the account cannot read them', async () => {
    const native = await installWithoutScripts('private')
    await chmod(join(scratch, 'private'), 0o700)
    const account = await accountFor([])
    if (account === undefined || account === 'none') return expect.fail('no account to drop to')
    const home = join(scratch, 'copies')
    await mkdir(home, { mode: 0o711 })
    const said: string[] = []
    const say = (sentence: string) => said.push(sentence)
    const binaries = await usableBinaries(native, home, account, say)
    expect(binaries.root.startsWith(home)).toBe(true)
    expect((await run(binaries.initdb, ['--version'], account)).code).toBe(0)
    expect((await usableBinaries(native, home, account, say)).root).toBe(binaries.root)
    expect(said).toEqual(['Copying the database program (once)…'])
  })
})

it.runIf(isRoot)('leaves everything to the person whose folder root started in', async () => {
  const account = await accountFor([])
  if (account === undefined || account === 'none') return expect.fail('no account to drop to')
  const directory = join(scratch, 'theirs')
  await mkdir(directory, { mode: 0o700 })
  await chown(directory, account.uid, account.gid)
  const running = await start(directory)
  await running.stop()
  const { uid, mode } = await stat(directory)
  expect([uid, mode & 0o777]).toEqual([account.uid, 0o700])
  const [data, log] = [await stat(join(directory, 'data')), await stat(join(directory, 'postgres.log'))]
  expect([data.uid, log.uid]).toEqual([account.uid, account.uid])
})

describe.runIf(isRoot)('as root below a private folder', () => {
  const made: Embedded[] = []
  afterAll(async () => {
    for (const { folder } of made) await rm(folder, { recursive: true, force: true })
  })

  it('keeps the database where PostgreSQL can reach it, says where, and finds it again after a move', async () => {
    const closed = join(scratch, 'closed')
    await mkdir(closed, { mode: 0o700 })
    const said: string[] = []
    const first = await start(join(closed, 'city'), { onProgress: (sentence) => said.push(sentence) })
    made.push(first)
    expect(said[0]).toContain(`kept in ${first.folder}`)
    await query(first.url, 'create table kept (n int)')
    await first.stop()
    await rename(join(closed, 'city'), join(closed, 'town'))
    const moved = await start(join(closed, 'town'))
    expect(moved.folder).toBe(first.folder)
    expect(await query(moved.url, 'select * from kept')).toEqual([])
    await moved.stop()
    await cp(join(closed, 'town'), join(closed, 'copy'), { recursive: true })
    const copied = await start(join(closed, 'copy'))
    made.push(copied)
    expect(copied.folder).not.toBe(first.folder)
    await copied.stop()
  })
})
