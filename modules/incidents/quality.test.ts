import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { sampleContent, sampleVictim } from './service/testing/content.ts'

let house: TestHouse
beforeAll(async () => void (house = await testHouse()))
afterAll(() => house.close())

/** A person who enters and manages, in an agency of their own. */
const newcomer = async (): Promise<Person> => house.person(await house.agency(), 'analyst')

type Content = contract.IncidentContent

const record = (
  person: Person,
  at?: readonly [number, number],
  more: Partial<Content> = {},
  place: Partial<Content['place']> = {},
) =>
  person.call(contract.recordIncident, {
    body: sampleContent(more, { ...(at && { longitude: at[0], latitude: at[1] }), ...place }),
  })

const DISTRICT = Buffer.from(
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { district: '1' },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [10, 0],
              [10, 10],
              [0, 10],
              [0, 0],
            ],
          ],
        },
      },
    ],
  }),
) as unknown as Blob

test('what is missing, late or contradictory is counted for each source', async () => {
  const person = await newcomer()
  await person.call(contract.addLayer, { query: { name: 'Districts', one: 'district' }, body: DISTRICT })
  const far = [-60, -60] as const
  await record(person, far, { occurredTime: null, victims: [sampleVictim('wounded')] })
  await record(person, undefined, {
    occurredOn: '2026-01',
    victims: [sampleVictim('wounded', { sex: 'male' })],
  })
  await record(person, undefined, { reportedAt: '2026-02-15T00:10', status: 'open', statusOn: '2026-01' })
  await record(person, [1, 1], {}, { district: '001' })
  await record(person, [1, 1], { occurredTime: '05:00' }, { district: '2' })
  await record(person, undefined, {
    exclusion: 'unintentional',
    victims: [sampleVictim('killed', { diedOn: '2026-02-13' })],
  })
  await record(person, [30, 30])
  await record(person, [30.0003, 30], { occurredTime: '23:50' })
  await record(person, [30.01, 30], { occurredTime: '23:50' })
  const { sources, checks } = await person.call(contract.readQuality)
  expect(sources).toMatchObject([{ source: 'entered', incidents: 9, lastIncidentOn: '2026-02-14' }])
  const counts = Object.fromEntries(checks.map(({ id, count, of }) => [id, [count, of]]))
  expect(counts).toEqual({
    'missing.coordinates': [3, 9],
    'missing.time': [1, 9],
    'missing.day': [1, 9],
    'missing.status': [8, 9],
    'missing.area': [4, 9],
    'missing.victimAge': [3, 3],
    'missing.victimSex': [2, 3],
    'late.entry': [8, 9],
    'contradictory.statusBefore': [1, 9],
    'contradictory.diedBefore': [1, 3],
    'contradictory.districtDiffers': [1, 9],
    'contradictory.excludedKilled': [1, 9],
    'contradictory.classDiffers': [0, 9],
    'contradictory.duplicate': [2, 9],
  })
  expect(checks.find(({ id }) => id === 'missing.time')!.filter).toEqual({ source: 'entered', gap: 'time' })
  expect(await (await newcomer()).call(contract.readQuality)).toEqual({ sources: [], checks: [] })
})
