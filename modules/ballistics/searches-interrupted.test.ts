import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, workerProcess, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { bench, type Bench } from './testing/exhibits.ts'
import { firedBy, madeExhibit, prepared, searched, upload } from './testing/scans.ts'

const SLOW = { timeout: 600_000 }
/** `THROUGHLINE_KILLS=20` for the long run. */
const KILLS = Number(process.env['THROUGHLINE_KILLS'] ?? 4)

let house: TestHouse
let own: Bench
let folder: string
beforeAll(async () => {
  house = await testHouse()
  own = await bench(house)
  folder = await mkdtemp(join(tmpdir(), 'throughline-search-'))
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

/** What a search came to, without what differs from one to the next by its nature. */
async function outcome(person: Person, id: string) {
  const { search, candidates } = await searched(person, id)
  return {
    state: search!.state,
    steps: search!.steps,
    candidates: candidates.map(({ scan, cells, score }) => ({ id: scan.id, cells, score })),
  }
}

const count = async (what: string): Promise<number> => {
  const { rows } = await house.database.withActor(own.examiner.actor, ({ client }) =>
    client.query<{ n: number }>(`select count(*) as n from ${what}`),
  )
  return rows[0]!.n
}

test(
  'two workers killed over and over: the same candidates, each once, and no exhibit is stuck',
  SLOW,
  async () => {
    let hired = 0
    const hire = async () => workerProcess(house, join(folder, String(++hired)))
    const { technician } = own
    const first = await hire()
    const scans: contract.Scan[] = []
    for (const [gun, firing] of [
      [1, 1],
      [1, 2],
      [2, 1],
      [3, 1],
    ] as const) {
      const { id } = await upload(
        technician,
        await madeExhibit(house.database, technician),
        firedBy(gun, firing),
      )
      scans.push(await prepared(technician, id))
      await searched(technician, id)
    }
    const query = scans[1]!
    const again = () =>
      technician.call(contract.startSearch, { params: { id: query.id }, body: { scope: 'regional' } })
    await again()
    const undisturbed = await outcome(technician, query.id)
    expect(undisturbed.candidates[0]!.id).toBe(scans[0]!.id)
    await first.kill()
    // Compared anew, or there would be nothing to interrupt.
    await house.database.withActor(technician.actor, async ({ client }) => {
      await client.query('delete from ballistics.candidate')
      await client.query('delete from ballistics.comparison')
    })
    await again()
    for (let kill = 0; kill < KILLS; kill++) {
      const workers = [await hire(), await hire()]
      // Each time at another moment: while it starts, plans, compares or writes.
      await new Promise((resolve) => setTimeout(resolve, 2_500 + 1_300 * (kill % 5)))
      for (const worker of workers) await worker.kill()
      // This is about what killing leaves behind, not about when to give up, which a job does after three attempts.
      await house.database.pool.query('update jobs.job set attempts = 0')
    }
    const workers = [await hire(), await hire()]
    expect(await outcome(technician, query.id)).toEqual(undisturbed)
    for (const worker of workers) await worker.kill()
    expect(await count(`ballistics.candidate where candidate_scan_id is not null`)).toBe(3)
    expect(await count('ballistics.comparison')).toBe(3)
    expect(await count(`ballistics.search where state <> 'done'`)).toBe(0)
    expect(await count('ballistics.search_part')).toBe(0)
    expect(await count('ballistics.exhibit where searched_at is null')).toBe(0)
    const { rows } = await house.database.pool.query<{ n: number }>(
      `select count(*) as n from audit.event where action = 'ballistics.search' and outcome = 'done'`,
    )
    expect(rows[0]!.n).toBe(6)
  },
)
