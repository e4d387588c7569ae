import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { firedBy, madeExhibit, prepared, upload } from './testing/scans.ts'

const SLOW = { timeout: 120_000 }

let house: TestHouse
let technician: Person
let second: Person
let examiner: Person
beforeAll(async () => {
  house = await testHouse()
  await house.work()
  const agency = await house.agency()
  technician = await house.person(agency, 'technician')
  second = await house.person(agency, 'analyst')
  examiner = await house.person(agency, 'examiner')
})
afterAll(() => house.close())

const ready = async (gun: number, firing: number): Promise<contract.Scan> => {
  const { id } = await upload(technician, await madeExhibit(house.database, technician), firedBy(gun, firing))
  return prepared(technician, id)
}

test('a scan is kept as it came, checked and prepared; sent again it is the same one', SLOW, async () => {
  const exhibit = await madeExhibit(house.database, technician)
  const bytes = firedBy(1, 1)
  const sent = await upload(technician, exhibit, bytes)
  expect(sent).toMatchObject({ exhibitId: exhibit, mark: 'breech-face', caseNumber: expect.any(String) })
  const scan = await prepared(technician, sent.id)
  expect(scan).toMatchObject({ state: 'ready', format: 'x3p', samplingMicrometres: 6.25, problem: null })
  expect(scan.findings.map(({ outcome }) => outcome)).not.toContain('refused')
  expect((await upload(technician, exhibit, bytes)).id).toBe(sent.id)
  expect((await technician.call(contract.listScans, { params: { id: exhibit } })).scans).toHaveLength(1)
  const drawn = await house.server.app.inject({
    url: `/api/ballistics/scans/${scan.id}/surface?side=64`,
    headers: { cookie: technician.cookie },
  })
  const view = new DataView(new Uint8Array(drawn.rawPayload).buffer)
  expect(drawn.rawPayload.subarray(0, 4).toString()).toBe('TLSG')
  const [width, height] = [view.getUint32(8, true), view.getUint32(12, true)]
  expect(Math.max(width, height)).toBeLessThanOrEqual(64)
  expect(drawn.rawPayload).toHaveLength(36 + 4 * width * height)
  expect(view.getFloat32(16, true)).toBeCloseTo(6.25 * Math.ceil(scan.width! / 64), 3)
})

test('what is no surface, or one without marks, is refused with a reason and a remedy', SLOW, async () => {
  const exhibit = await madeExhibit(house.database, technician)
  const letter = await upload(technician, exhibit, 'Dear laboratory, enclosed', { name: 'letter.txt' })
  expect(await prepared(technician, letter.id)).toMatchObject({
    state: 'refused',
    problem: { code: 'ballistics.not_a_surface', remedy: expect.any(String) },
  })
})

test(
  'two readers, neither of whom knows what the other read, and an examiner where they differ',
  SLOW,
  async () => {
    const [one, two] = [await ready(2, 1), await ready(2, 2)]
    const made = await second.call(contract.compareScans, { body: { reference: one.id, candidate: two.id } })
    const params = { id: made.id }
    const comparison = await technician.call(contract.readComparison, { params })
    expect(Math.min(...comparison.counts.original)).toBeGreaterThan(8)
    expect(comparison.explanation).toMatch(/^\d+ of \d+ cells agree$/)
    const read = (person: Person, reading: number, decision: contract.ReviewDecision) =>
      person.call(contract.recordReview, { params, body: { reading, decision, words: 'Cells agree well.' } })
    await read(technician, 1, 'probable-link')
    expect(await second.call(contract.readComparison, { params })).toMatchObject({
      state: 'first-read',
      reviews: [],
      myReading: { reading: 2, blind: true },
    })
    const again = { params, body: { reading: 2, decision: 'no-link' as const, words: 'Once more.' } }
    expect(await technician.refused(contract.recordReview, again)).toMatchObject({
      code: 'ballistics.reading_not_yours',
    })
    await read(second, 2, 'inconclusive')
    const differing = await examiner.call(contract.readComparison, { params })
    expect(differing).toMatchObject({ state: 'disagreed', myReading: { reading: 3, blind: false } })
    expect(differing.reviews.map(({ decision }) => decision)).toEqual(['probable-link', 'inconclusive'])
    expect((await examiner.call(contract.readingList)).items[0]).toMatchObject({ reading: 3 })
    await read(examiner, 3, 'probable-link')
    expect(await second.call(contract.readComparison, { params })).toMatchObject({
      state: 'probable-link',
      myReading: null,
    })
    const { rows } = await house.database.withActor(examiner.actor, ({ client }) =>
      client.query<{ leads: number; readings: number }>(
        `select (select count(*) from ballistics.lead) as leads,
           (select count(*) from ballistics.lead_reading where decision = 'probable-link') as readings`,
      ),
    )
    expect(rows[0]).toEqual({ leads: 1, readings: 2 })
  },
)
