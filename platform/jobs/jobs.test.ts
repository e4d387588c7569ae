import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import { uuid } from '#platform/db'
import { followJob, readJob, type JobProgress } from './contract.ts'
import { cancelJob, startJob, startWorker, type Worker } from './index.ts'
import { endless, failing, lingering, marking, policies } from './fixtures/jobs.ts'

let house: TestHouse
let person: Person
let worker: Worker | undefined

beforeAll(async () => {
  house = await testHouse()
  person = await house.person(await house.agency(), 'analyst')
  await house.database.pool.query(
    'create table public.mark (mark text, job_id uuid); grant all on public.mark to throughline_app',
  )
})
afterEach(async () => {
  await worker?.stop()
  worker = undefined
})
afterAll(() => house.close())

const work = async () => {
  const jobs = [marking, endless, failing, lingering]
  worker = await startWorker({ database: house.database, url: house.url, jobs, policies, concurrency: 2 })
}

const ask = <P>(job: Parameters<typeof startJob<P>>[1], payload: P): Promise<string> =>
  house.database.withActor(person.actor, (tx) => startJob(tx, job, payload))

const cancel = (id: string) => house.database.withActor(person.actor, (tx) => cancelJob(tx, id))
const read = (id: string): Promise<JobProgress> => person.call(readJob, { params: { id } })
const reaches = (id: string, expected: Partial<JobProgress>) =>
  vi.waitFor(async () => expect(await read(id)).toMatchObject(expected), { timeout: 20_000, interval: 50 })
const marks = async (mark: string): Promise<number> =>
  (await house.database.pool.query('select from public.mark where mark = $1', [mark])).rowCount!

test('progress can be read while the job runs, and followed to its end', async () => {
  const mark = uuid()
  const id = await ask(marking, { mark, slowMs: 700 })
  expect(await read(id)).toMatchObject({ state: 'waiting', done: 0 })
  const following = house.server.app.inject({
    url: followJob.path.replace(':id', id),
    headers: { cookie: person.cookie },
  })
  await work()
  await reaches(id, { state: 'running', step: 'Marking', done: 1, total: 2 })
  expect(await marks(mark)).toBe(0)
  const told = (await following).body
    .split('\n\n')
    .filter((part) => part.startsWith('data: '))
    .map((part) => JSON.parse(part.slice(6)) as JobProgress)
  expect(told[0]).toMatchObject({ id, state: 'waiting' })
  expect(told.map((one) => one.state)).toContain('running')
  expect(told.at(-1)).toMatchObject({ state: 'done', problem: null })
  expect(await marks(mark)).toBe(1)
})

test('a job that is cancelled while it waits never begins', async () => {
  const mark = uuid()
  const id = await ask(marking, { mark, slowMs: 0 })
  await cancel(id)
  await work()
  await reaches(id, { state: 'cancelled' })
  expect(await marks(mark)).toBe(0)
})

test('a running job stops when it is asked to', async () => {
  const id = await ask(endless, { mark: '', slowMs: 0 })
  await work()
  await reaches(id, { state: 'running' })
  await cancel(id)
  await reaches(id, { state: 'cancelled' })
})

test('a job that fails tells a problem of the catalogue, and no more than that', async () => {
  const full = await ask(failing, { how: 'refused' })
  const bug = await ask(failing, { how: 'bug' })
  await work()
  await reaches(full, { state: 'failed' })
  await reaches(bug, { state: 'failed' })
  expect((await read(full)).problem).toMatchObject({ code: 'server.full' })
  const told = JSON.stringify(await read(bug))
  expect(told).toContain('server.failed')
  expect(told).not.toContain('Canary')
})

test('a job asked for in a transaction that is undone never runs', async () => {
  const mark = uuid()
  const undone = house.database.withActor(person.actor, async (tx) => {
    await startJob(tx, marking, { mark, slowMs: 0 })
    throw new Error('changed my mind')
  })
  await expect(undone).rejects.toThrow('changed my mind')
  const after = await ask(marking, { mark: `${mark} after`, slowMs: 0 })
  await work()
  await reaches(after, { state: 'done' })
  expect(await marks(mark)).toBe(0)
})

test('a job of another agency does not exist, and cannot be cancelled', async () => {
  const id = await ask(marking, { mark: uuid(), slowMs: 0 })
  const other = await house.person(await house.agency(), 'analyst')
  for (const route of [readJob, followJob])
    expect(await other.refused(route, { params: { id } })).toMatchObject({
      status: 404,
      code: 'record.unavailable',
    })
  await house.database.withActor(other.actor, (tx) => cancelJob(tx, id))
  await work()
  await reaches(id, { state: 'done' })
})

test('a job of a person who was disabled meanwhile does nothing', async () => {
  const gone = await house.person(person.actor.agencyId, 'analyst')
  const mark = uuid()
  const id = await house.database.withActor(gone.actor, (tx) => startJob(tx, marking, { mark, slowMs: 0 }))
  await house.database.pool.query('update access.person set disabled_at = now() where id = $1', [
    gone.actor.personId,
  ])
  await work()
  await reaches(id, { state: 'cancelled' })
  expect(await marks(mark)).toBe(0)
})

/** Starts a worker process, waits until it is at the job, and kills it. */
async function killAt(
  id: string,
  reached: Partial<JobProgress> = { state: 'running', done: 1 },
): Promise<void> {
  const script = join(import.meta.dirname, 'fixtures', 'worker.ts')
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=source', script, house.url],
    { stdio: 'inherit' },
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  try {
    await reaches(id, reached)
  } finally {
    child.kill('SIGKILL')
    await ended
  }
}

test('a job whose worker is killed is taken up by another, and is done once', async () => {
  const mark = uuid()
  const id = await ask(marking, { mark, slowMs: 1_500 })
  await killAt(id)
  expect(await marks(mark)).toBe(0)
  await work()
  await reaches(id, { state: 'done' })
  expect(await marks(mark)).toBe(1)
})

test('a job that a dead worker had taken and not begun is done by another', async () => {
  const mark = uuid()
  const id = await ask(marking, { mark, slowMs: 0 })
  // What a kill between the two leaves: the queue says taken, by a worker that is no more.
  await house.database.pool.query(
    `update graphile_worker._private_jobs set locked_by = 'gone', locked_at = now() - interval '1 minute', attempts = 1 where key = $1`,
    [id],
  )
  await work()
  await reaches(id, { state: 'done' })
  expect(await marks(mark)).toBe(1)
})

test('a job that is done says so with what it did, whatever happens to its worker then', async () => {
  const mark = uuid()
  const id = await ask(lingering, { mark, slowMs: 0 })
  await killAt(id, { state: 'done' })
  await work()
  expect(await marks(mark)).toBe(1)
  await reaches(id, { state: 'done', problem: null })
})

test('a job whose worker was killed three times fails with a sentence', { timeout: 60_000 }, async () => {
  const mark = uuid()
  const id = await ask(marking, { mark, slowMs: 60_000 })
  for (let i = 0; i < 3; i++) {
    await house.database.pool.query('update jobs.job set done = 0 where id = $1', [id])
    await killAt(id)
  }
  await work()
  await reaches(id, { state: 'failed' })
  expect((await read(id)).problem?.sentence).toMatch(/interrupted three times/)
  expect(await marks(mark)).toBe(0)
})
