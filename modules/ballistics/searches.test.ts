import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { bench, shareEvidence, type Bench } from './testing/exhibits.ts'
import { firedBy, madeExhibit, prepared, seal, searched, upload, type MadeExhibit } from './testing/scans.ts'

const SLOW = { timeout: 240_000 }

let house: TestHouse
let own: Bench
let neighbour: Bench
beforeAll(async () => {
  house = await testHouse()
  await house.work()
  own = await bench(house)
  neighbour = await bench(house, 'law-enforcement', 'Neighbour')
})
afterAll(() => house.close())

/** Enters a case of an invented gun and waits for its search; answers the scan. */
async function entered(
  person: Person,
  gun: number,
  firing: number,
  more: MadeExhibit = {},
): Promise<contract.Scan> {
  const { id } = await upload(person, await madeExhibit(house.database, person, more), firedBy(gun, firing))
  const scan = await prepared(person, id)
  await searched(person, id)
  return scan
}

const candidatesOf = (person: Person, id: string) => person.call(contract.listCandidates, { params: { id } })
const exhibitsIn = (answer: Awaited<ReturnType<typeof candidatesOf>>) =>
  answer.candidates.map(({ scan }) => scan.exhibitId)

test(
  'every scan is sought when it is ready: what one gun fired stands first, says why, and waits for readers',
  SLOW,
  async () => {
    const { technician, examiner } = own
    const first = await entered(technician, 1, 1)
    const other = await entered(technician, 2, 1)
    const rifle = await entered(technician, 3, 1, { calibreKey: '223-remington', calibre: '.223 Remington' })
    const unknown = await entered(technician, 4, 1, { calibreKey: null })
    const second = await entered(technician, 1, 2)
    const found = await candidatesOf(examiner, second.id)
    expect(found).toMatchObject({
      search: { state: 'done', scope: 'regional', problem: null },
      mayReview: true,
      maySearch: true,
    })
    // A stated other calibre is left out; one that nobody knows is not.
    expect(exhibitsIn(found)).toEqual(
      expect.arrayContaining([first.exhibitId, other.exhibitId, unknown.exhibitId]),
    )
    expect(exhibitsIn(found)).not.toContain(rifle.exhibitId)
    expect(found.search!.steps!.map(({ step, entered, kept }) => ({ step, entered, kept }))).toEqual([
      { step: 'class', entered: 4, kept: 3 },
      { step: 'coarse', entered: 3, kept: 3 },
      { step: 'fine', entered: 3, kept: 3 },
      { step: 'exact', entered: 3, kept: 3 },
    ])
    const [best, next] = found.candidates
    expect(best).toMatchObject({
      position: 1,
      reading: 'unread',
      explanation: expect.stringMatching(/^\d+ of \d+ cells agree$/),
    })
    expect(best!.scan.exhibitId).toBe(first.exhibitId)
    expect(Math.min(...best!.cells.original)).toBeGreaterThan(8)
    expect(next!.reading).toBe('not-offered')
    // The first one was there before: it is found there by the other.
    const earlier = await candidatesOf(examiner, first.id)
    expect(earlier.candidates[0]).toMatchObject({ comparisonId: best!.comparisonId, foundByOther: true })
    const list = await examiner.call(contract.readingList)
    expect(list.items.map(({ comparisonId }) => comparisonId)).toEqual([best!.comparisonId])
    const { rows } = await house.database.withActor(examiner.actor, ({ client }) =>
      client.query<{ searched: boolean; reviewed: boolean }>(
        `select searched_at is not null as searched, reviewed_at is not null as reviewed from ballistics.exhibit
         where id = any ($1) order by id = $2`,
        [[second.exhibitId, other.exhibitId], second.exhibitId],
      ),
    )
    expect(rows).toEqual([
      { searched: true, reviewed: true },
      { searched: true, reviewed: false },
    ])
  },
)

test('a search goes as far as sharing does, and tells nobody of what they may not see', SLOW, async () => {
  const theirs = await entered(neighbour.technician, 7, 1)
  const hidden = await entered(neighbour.technician, 7, 2)
  await seal(house.database, neighbour.technician, hidden.exhibitId)
  const alone = await entered(own.technician, 7, 3)
  expect(exhibitsIn(await candidatesOf(own.examiner, alone.id))).not.toContain(theirs.exhibitId)
  const take = await shareEvidence(house, { from: neighbour.agencyId, to: own.agencyId })
  const again = (scope: contract.SearchScope) =>
    own.technician.call(contract.startSearch, { params: { id: alone.id }, body: { scope } })
  await again('regional')
  const found = await searched(own.technician, alone.id)
  expect(found.candidates[0]!.scan.exhibitId).toBe(theirs.exhibitId)
  expect(exhibitsIn(found)).not.toContain(hidden.exhibitId)
  // Nobody shares with the neighbour, who therefore hears nothing of ours.
  expect(exhibitsIn(await candidatesOf(neighbour.examiner, theirs.id))).not.toContain(alone.exhibitId)
  const comparison = { params: { id: found.candidates[0]!.comparisonId } }
  expect(await neighbour.examiner.refused(contract.readComparison, comparison)).toMatchObject({
    code: 'record.unavailable',
  })
  expect(
    await neighbour.examiner.refused(contract.listCandidates, { params: { id: alone.id } }),
  ).toMatchObject({
    code: 'record.unavailable',
  })
  // Its region can be narrower than what is shared.
  const choose = (agencies: number[] | null) => ({ body: { agencies } })
  expect(await own.technician.call(contract.readRegion)).toMatchObject({
    scope: 'shared',
    agencies: [{ id: neighbour.agencyId, chosen: true, shares: true }],
    mayChange: false,
  })
  expect(await own.technician.refused(contract.changeRegion, choose([]))).toMatchObject({
    code: 'permission.missing',
  })
  expect(await own.examiner.refused(contract.changeRegion, choose([own.agencyId]))).toMatchObject({
    code: 'ballistics.region_unknown',
  })
  expect(await own.examiner.call(contract.changeRegion, choose([neighbour.agencyId]))).toMatchObject({
    agencies: [{ chosen: true }],
  })
  expect(await own.examiner.call(contract.changeRegion, choose([]))).toMatchObject({
    scope: 'chosen',
    agencies: [{ chosen: false }],
    changedBy: 'Test Person',
  })
  expect(await neighbour.examiner.call(contract.readRegion)).toMatchObject({ scope: 'shared', agencies: [] })
  await again('regional')
  expect(exhibitsIn(await searched(own.technician, alone.id))).not.toContain(theirs.exhibitId)
  await again('wide')
  expect(exhibitsIn(await searched(own.technician, alone.id))).toContain(theirs.exhibitId)
  expect(await own.examiner.call(contract.changeRegion, choose(null))).toMatchObject({ scope: 'shared' })
  await take()
  expect(exhibitsIn(await candidatesOf(own.examiner, alone.id))).not.toContain(theirs.exhibitId)
  expect(
    (await own.examiner.call(contract.readingList)).items.map(({ candidate }) => candidate.exhibitId),
  ).not.toContain(theirs.exhibitId)
})
