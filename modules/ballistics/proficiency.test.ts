import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { bench, type Bench } from './testing/exhibits.ts'
import { firedBy, madeExhibit, prepared, searched, upload } from './testing/scans.ts'

const SLOW = { timeout: 240_000 }

let house: TestHouse
let own: Bench
let second: Person
beforeAll(async () => {
  house = await testHouse()
  await house.work()
  own = await bench(house)
  second = await house.person(own.agencyId, 'technician')
})
afterAll(() => house.close())

async function entered(gun: number, firing: number): Promise<contract.Scan> {
  const { technician } = own
  const { id } = await upload(technician, await madeExhibit(house.database, technician), firedBy(gun, firing))
  const scan = await prepared(technician, id)
  await searched(technician, id)
  return scan
}

test(
  'dealt pairs look like any other, make no lead, and tell how often readers are wrong',
  SLOW,
  async () => {
    const { examiner: manager, technician } = own
    const [one, other, stranger] = [await entered(31, 1), await entered(31, 2), await entered(32, 1)]
    const pairs = [
      { one: one.exhibitNumber, other: other.exhibitNumber, origin: 'same' as const },
      { one: one.exhibitNumber, other: stranger.exhibitNumber, origin: 'different' as const },
    ]
    const unknown = { title: 'Not there', pairs: [{ ...pairs[0]!, other: 'E-none' }] }
    expect(await manager.refused(contract.dealPairs, { body: unknown })).toMatchObject({
      code: 'ballistics.pair_unknown',
    })
    await manager.call(contract.dealPairs, { body: { title: 'November', pairs } })
    expect(await manager.refused(contract.dealPairs, { body: { title: 'Again', pairs } })).toMatchObject({
      code: 'ballistics.pair_taken',
    })
    // Who dealt them knows, and does not read them.
    expect((await manager.call(contract.readingList)).items).toEqual([])
    const { items } = await technician.call(contract.readingList)
    expect(items).toHaveLength(2)
    expect(JSON.stringify(items)).not.toMatch(/dealt|origin|proficiency/)
    expect((await manager.call(contract.readProficiency)).readers).toEqual([])
    for (const reader of [technician, second])
      for (const { comparisonId } of items) {
        const { reading } = (await reader.call(contract.readingList)).items.find(
          (item) => item.comparisonId === comparisonId,
        )!
        await reader.call(contract.recordReview, {
          params: { id: comparisonId },
          body: { reading, decision: 'probable-link', words: 'They look alike to me.' },
        })
      }
    const told = await manager.call(contract.readProficiency)
    expect(told.sets).toMatchObject([{ title: 'November', pairs: 2, settled: 2 }])
    expect(told.readers).toHaveLength(2)
    for (const { missed, falseLinks } of told.readers)
      expect([missed, falseLinks]).toMatchObject([
        { part: 0, whole: 1 },
        { part: 1, whole: 1, share: 1 },
      ])
    expect(told.machine).toMatchObject({ missed: { part: 0, whole: 1 }, falseLinks: { part: 0, whole: 1 } })
    const { rows } = await house.database.withActor(manager.actor, ({ client }) =>
      client.query<{ n: number }>('select count(*) as n from ballistics.lead'),
    )
    expect(rows[0]!.n).toBe(0)
    expect(await technician.refused(contract.readProficiency, {})).toMatchObject({ status: 403 })
  },
)
