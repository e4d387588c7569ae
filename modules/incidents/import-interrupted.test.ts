import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { asProblem } from '#platform/http'
import { testHouse, workerProcess, type Person, type TestHouse, type WorkerProcess } from '#testing'
import { readJob } from '../../platform/jobs/contract.ts'
import * as contract from './contract/index.ts'
import { importShootings } from './service/import/index.ts'
import { badRows, ended, holdStoring, manyRows, nothing, start, stored, upload } from './testing/hostile.ts'

const MANY = manyRows(20_000)
const SOME = manyRows(2_000)
/** For a test that starts several processes on a machine that has other work. */
const SLOW = { timeout: 60_000 }

let house: TestHouse
let folder: string
beforeAll(async () => {
  house = await testHouse()
  folder = await mkdtemp(join(tmpdir(), 'throughline-hostile-'))
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const newcomer = async (): Promise<Person> => house.person(await house.agency(), 'analyst')
const read = (person: Person, id: string) => person.call(contract.readImport, { params: { id } })
const anyNumber = expect.any(Number) as number

/** How often the audit says that an import of the agency was run to its end. */
async function runsOf(person: Person): Promise<number> {
  const { rows } = await house.database.pool.query<{ runs: number }>(
    `select count(*) as runs from audit.event where agency_id = $1 and action = 'incidents.runImport' and outcome = 'done'`,
    [person.actor.agencyId],
  )
  return rows[0]!.runs
}

describe('a worker process', () => {
  const workers: WorkerProcess[] = []
  const hire = async () => {
    const worker = await workerProcess(house, await mkdtemp(join(folder, 'worker-')))
    workers.push(worker)
    return worker
  }
  afterEach(async () => {
    for (const worker of workers.splice(0)) await worker.kill()
  })

  /** Kills a worker when all rows are staged and the first is about to be stored. */
  async function killHalfWay(person: Person, text: string, attempts: number): Promise<contract.Import> {
    const kept = await upload(person, text)
    const hold = await holdStoring(house)
    const worker = await hire()
    const { jobId } = await start(person, kept)
    await hold.arrived()
    expect(await person.call(readJob, { params: { id: jobId! } })).toMatchObject({
      state: 'running',
      step: 'Storing new incidents',
    })
    await house.database.pool.query('update jobs.job set attempts = $2 where id = $1', [jobId, attempts])
    await worker.kill()
    await hold.letGo()
    expect(await read(person, kept.id)).toMatchObject({ state: 'running', report: null })
    expect(await stored(house, person)).toEqual(nothing)
    return kept
  }

  test('is killed in the middle of storing: another one does it, once', SLOW, async () => {
    const [person, calm] = [await newcomer(), await newcomer()]
    const kept = await killHalfWay(person, MANY, 1)
    await hire()
    const resumed = await ended(person, kept.id)
    const undisturbed = await upload(calm, MANY)
    await start(calm, undisturbed)
    const { report } = await ended(calm, undisturbed.id)
    expect(report).toMatchObject({ rowsRead: 20_000, incidents: { new: 20_000 } })
    expect(resumed).toMatchObject({ state: 'done', report: { ...report, seconds: anyNumber } })
    expect(await stored(house, person)).toEqual(await stored(house, calm))
    expect(await runsOf(person)).toBe(1)
  })

  test('is killed for the third time: the import says so and can be started again', SLOW, async () => {
    const person = await newcomer()
    const kept = await killHalfWay(person, SOME, 3)
    await hire()
    expect((await ended(person, kept.id)).problem?.sentence).toMatch(/interrupted three times/)
    expect((await person.call(contract.listImports)).imports[0]).toMatchObject({ state: 'failed' })
    await start(person, kept)
    expect(await ended(person, kept.id)).toMatchObject({ state: 'done', problem: null })
  })

  test('rejects 200,000 rows in flat memory, and gives all of them back', SLOW, async ({ skip }) => {
    skip(process.platform !== 'linux', 'the memory of another process is read from /proc')
    const person = await newcomer()
    const kept = await upload(person, badRows(200_000))
    const worker = await hire()
    // What the program itself takes is known once it has imported something.
    const first = await upload(person, badRows(20_000), 'first.csv')
    await start(person, first)
    await ended(person, first.id)
    const before = worker.memory('VmRSS')
    await start(person, kept)
    const { state, report } = await ended(person, kept.id)
    const growth = worker.memory('VmHWM') - before
    expect(growth).toBeLessThan(150)
    expect(state).toBe('done')
    expect(report!.rows).toEqual({ new: 0, changed: 0, unchanged: 0, rejected: 200_000 })
    expect(report!.rejections.length).toBeLessThanOrEqual(200)
    expect(report!.rejections.reduce((sum, { rows }) => sum + rows, 0)).toBe(200_000)
    expect(report!.rejections.every(({ examples }) => examples.length <= 5)).toBe(true)
    const file = String(await person.call(contract.downloadRejected, { params: { id: kept.id } }))
    expect(file.trimEnd().split('\r\n')).toHaveLength(200_001)
    expect(await stored(house, person)).toEqual(nothing)
  })
})

describe('one that runs', () => {
  beforeAll(async () => void (await house.work()))

  test('loses its connection while it stores', async () => {
    const person = await newcomer()
    const kept = await upload(person, SOME)
    const hold = await holdStoring(house)
    await start(person, kept)
    await house.database.pool.query('select pg_terminate_backend($1)', [await hold.arrived()])
    const { state, problem, report } = await ended(person, kept.id)
    await hold.letGo()
    expect({ state, report, ...problem }).toMatchObject({
      state: 'failed',
      report: null,
      code: 'server.busy',
    })
    expect(problem!.remedy).toContain('Nothing was half-saved')
    expect(await stored(house, person)).toEqual(nothing)
    await start(person, kept)
    expect(await ended(person, kept.id)).toMatchObject({ state: 'done', problem: null })
    expect(await stored(house, person)).toMatchObject({ incident: 2_000, victim: 2_000, suspect: 2_000 })
  })

  test('loses its connection while it reads', async () => {
    const { actor, ...person } = await newcomer()
    const path = join(folder, 'read.csv')
    await writeFile(path, MANY)
    const onProgress = async (_step: string, done: number) => {
      if (done !== 6_000) return
      await house.database.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
      )
    }
    const error: unknown = await importShootings({ ...house, actor, path, onProgress }).catch(
      (thrown) => thrown,
    )
    expect(asProblem(error, '')).toMatchObject({ code: 'server.busy' })
    expect(await stored(house, { actor, ...person })).toEqual(nothing)
    expect((await person.call(contract.listImports)).imports).toEqual([])
  })

  test('is cancelled in the middle', async () => {
    const person = await newcomer()
    const kept = await upload(person, SOME)
    const hold = await holdStoring(house)
    await start(person, kept)
    await hold.arrived()
    await person.call(contract.cancelImport, { params: { id: kept.id } })
    await hold.letGo()
    expect(await ended(person, kept.id)).toMatchObject({ state: 'cancelled', report: null, problem: null })
    expect(await stored(house, person)).toEqual(nothing)
    await start(person, kept)
    expect((await ended(person, kept.id)).state).toBe('done')
  })

  test('is sent and started twice at the same moment: one set of incidents', async () => {
    const person = await newcomer()
    const kept = await Promise.all([upload(person, SOME, 'one.csv'), upload(person, SOME, 'two.csv')])
    await Promise.all(kept.map((one) => start(person, one)))
    const both = await Promise.all(kept.map(({ id }) => ended(person, id)))
    const found = both.map(({ report }) => report!.rows).toSorted((a, b) => b.new - a.new)
    expect(found).toEqual([
      { new: 2_000, changed: 0, unchanged: 0, rejected: 0 },
      { new: 0, changed: 0, unchanged: 2_000, rejected: 0 },
    ])
    expect(await stored(house, person)).toMatchObject({ incident: 2_000, victim: 2_000, version: 0 })
  })
})
