import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { npmStart, processesOn, type Program } from './testing/program.ts'

let scratch: string
let data: string
const programs: Program[] = []

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'throughline-start-'))
  await chmod(scratch, 0o711)
  data = join(scratch, 'data')
  await mkdir(join(scratch, 'web'))
  await writeFile(join(scratch, 'web', 'index.html'), '<title>Throughline</title>')
})
afterAll(async () => {
  for (const program of programs)
    try {
      process.kill(-program.pid, 'SIGKILL')
    } catch {
      // It has already ended.
    }
  await rm(scratch, { recursive: true, force: true })
})

function start(more: NodeJS.ProcessEnv = {}): Program {
  const { PATH, HOME, LANG } = process.env
  const program = npmStart({
    PATH,
    HOME,
    LANG,
    THROUGHLINE_DATA: data,
    THROUGHLINE_PORT: '0',
    THROUGHLINE_WEB: join(scratch, 'web'),
    THROUGHLINE_DEMONSTRATION: 'no',
    ...more,
  })
  programs.push(program)
  return program
}

const get = async (url: string) => {
  const response = await fetch(url)
  return { status: response.status, body: await response.text() }
}
const bannerOf = async (address: string) =>
  (JSON.parse((await get(`${address}/api/session/entrance`)).body) as { banner: { version: string } }).banner
    .version
const nothingRuns = () => expect.poll(() => processesOn(scratch), { timeout: 20_000 }).toEqual([])
const setupLink = (program: Program) => /First administrator: (\S+\/welcome\/(\S+))/.exec(program.said())!

describe.skipIf(process.platform !== 'linux')('npm start', { timeout: 120_000 }, () => {
  test('opens one address, takes the first administrator once, and stops with Ctrl-C', async () => {
    const program = start()
    const address = await program.address()
    expect(program.said().match(/^ {2}Open http/gm)).toHaveLength(1)
    expect(await get(`${address}/api/health`)).toMatchObject({ status: 200 })
    expect((await get(`${address}/incidents`)).body).toContain('<title>Throughline</title>')
    const [, link, token] = setupLink(program)
    expect(link!.startsWith(address)).toBe(true)
    const accept = async () =>
      fetch(`${address}/api/invitations/${token}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          name: 'Rosa Marsh',
          email: 'r.marsh@city.example',
          agency: 'City Police',
          password: 'a sentence nobody guesses',
          banner: await bannerOf(address),
        }),
      })
    expect((await accept()).status).toBe(200)
    expect((await accept()).status).toBe(410)

    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.said()).toMatch(new RegExp(`process ${program.pid}`))
    expect(await get(`${address}/api/health`)).toMatchObject({ status: 200 })

    program.interrupt()
    expect(await program.ended).toBe(0)
    expect(program.said()).toContain('Stopping')
    await nothingRuns()
  })

  test('starts again in seconds with what it kept, and a kill leaves nothing running', async () => {
    const began = performance.now()
    const program = start()
    const address = await program.address()
    expect(performance.now() - began).toBeLessThan(20_000)
    expect(setupLink(program)).toBeNull()
    const signIn = await fetch(`${address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        email: 'r.marsh@city.example',
        password: 'a sentence nobody guesses',
        banner: await bannerOf(address),
      }),
    })
    expect(await signIn.json()).toMatchObject({ state: 'pending', step: 'enrolment' })
    process.kill(program.pid, 'SIGKILL')
    await program.ended
    await nothingRuns()
    const after = start()
    expect(await get(`${await after.address()}/api/health`)).toMatchObject({ status: 200 })
    after.interrupt()
    expect(await after.ended).toBe(0)
    await nothingRuns()
  })

  test('says in one sentence what keeps it from starting', async () => {
    const cases: [NodeJS.ProcessEnv, RegExp][] = [
      [{ THROUGHLINE_PORT: 'x' }, /THROUGHLINE_PORT: Write a whole number from 0 to 65535\./],
      [{ NODE_ENV: 'production', THROUGHLINE_DEMONSTRATION: 'yes' }, /cannot be on in production/],
      [{ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, /DATABASE_URL does not answer/],
    ]
    const ended = cases.map(async ([environment, sentence]) => {
      const program = start(environment)
      expect(await program.ended).toBe(1)
      expect(program.said()).toMatch(sentence)
      expect(program.said()).not.toMatch(/^\s+at /m)
    })
    await Promise.all(ended)
    await nothingRuns()
  })

  test('can be interrupted while it is still starting', async () => {
    const program = start({ THROUGHLINE_DATA: join(scratch, 'new') })
    await expect.poll(() => program.said(), { timeout: 30_000 }).toContain('Preparing the database')
    program.interrupt()
    expect(await program.ended).toBe(0)
    expect(program.said()).not.toMatch(/^\s+at /m)
    await nothingRuns()
  })
})
