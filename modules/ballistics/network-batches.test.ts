import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { holdExhibits, importText } from './testing/network.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

async function bench(): Promise<{ person: Person; exhibits: readonly string[] }> {
  const person = await house.person(await house.agency(), 'technician')
  const held = await holdExhibits(house, person, [
    { exhibit: 'FX-1', case: '26-0000011' },
    { exhibit: 'FX-2', case: '26-0000011' },
    { exhibit: 'FX-3', case: '26-0000033' },
    { exhibit: 'FX-4', case: '26-0000033', acquisition: 'AQ1' },
  ])
  await house.database.withActor(person.actor, ({ client }) =>
    client.query(`update ballistics.exhibit set acquired_at = '2026-03-06' where acquisition is not null`),
  )
  return { person, exhibits: [...held.values()].slice(0, 3).map(({ exhibit }) => exhibit) }
}
const create = (person: Person, exhibits: readonly string[]) =>
  person.call(contract.createBatch, { body: { site: 'County imaging site', exhibits: [...exhibits] } })
const step = (person: Person, { id, version }: contract.Batch, done: contract.BatchStep) =>
  person.call(contract.stepBatch, { params: { id }, body: { version, step: done } })
const refusedStep = (person: Person, { id, version }: contract.Batch, done: contract.BatchStep) =>
  person.refused(contract.stepBatch, { params: { id }, body: { version, step: done } })
const custodyOf = async ({ actor }: Person, exhibit: string) =>
  house.database.withActor(actor, async ({ client }) => {
    const { rows } = await client.query<{ kind: string; to_holder: string | null }>(
      'select kind, to_holder from ballistics.custody where exhibit_id = $1 order by sequence',
      [exhibit],
    )
    return rows
  })

describe('a batch for the imaging site', () => {
  test('goes out, is received, entered by hand and by list, and comes back, each in custody', async () => {
    const { person, exhibits } = await bench()
    const queue = await person.call(contract.listNetworkQueue)
    expect(queue).toMatchObject({ waiting: 3, late: 3 })
    expect(queue.exhibits[0]).toMatchObject({ late: true, caseNumber: '26-0000011', calibre: '9mm' })
    let batch = await create(person, exhibits)
    expect(batch).toMatchObject({ state: 'queued', exhibits: 3, late: true })
    expect(batch.number).toMatch(/^B-\d{4}-0001$/)
    expect((await create(person, exhibits).catch((error: Error) => error)).toString()).toContain('not_queued')
    expect(await person.call(contract.listNetworkQueue)).toMatchObject({ waiting: 0 })
    batch = await step(person, batch, {
      step: 'remove',
      exhibit: exhibits[2]!,
      reason: 'Needed for fingerprints',
    })
    expect(await person.call(contract.listNetworkQueue)).toMatchObject({ waiting: 1 })
    expect(
      (await refusedStep(person, batch, { step: 'receive', on: '2026-11-03', receivedBy: 'R. Holt' })).code,
    ).toBe('ballistics.batch_step')
    batch = await step(person, batch, { step: 'send', on: '2026-11-02', carriedBy: 'Officer Lane' })
    batch = await step(person, batch, { step: 'receive', on: '2026-11-03', receivedBy: 'R. Holt' })
    expect(batch).toMatchObject({ state: 'received', exhibits: 2, receivedBy: 'R. Holt' })
    const [first, second] = exhibits
    const enter = { step: 'acquire', exhibit: first!, acquisition: 'AQ26-1', on: '2026-11-03' } as const
    expect((await refusedStep(person, batch, { ...enter, acquisition: 'aq1' })).code).toBe(
      'ballistics.acquisition_taken',
    )
    batch = await step(person, batch, enter)
    expect((await refusedStep(person, { ...batch, version: 1 }, enter)).code).toBe('record.changed')
    await importText(
      person,
      'ACQUISITION,EXHIBIT,ENTERED,SITE\nAQ26-2,FX-2,2026-11-04 10:00,County\n',
      'acquisitions.csv',
    )
    batch = await person.call(contract.readBatch, { params: { id: batch.id } })
    expect(batch).toMatchObject({ state: 'acquired', acquired: 2, late: false })
    batch = await step(person, batch, { step: 'return', on: '2026-11-10', to: 'Property room', reason: null })
    expect(batch.state).toBe('returned')
    expect((await custodyOf(person, second!)).map(({ kind }) => kind)).toEqual([
      'handed-over',
      'handed-over',
      'acquired',
      'returned',
    ])
    expect((await custodyOf(person, second!)).at(-1)!.to_holder).toBe('Property room')
  })

  test('that comes back without being entered says why, and its exhibits wait again', async () => {
    const { person, exhibits } = await bench()
    let batch = await create(person, exhibits.slice(0, 1))
    batch = await step(person, batch, { step: 'send', on: '2026-11-02', carriedBy: 'Officer Lane' })
    batch = await step(person, batch, { step: 'receive', on: '2026-11-03', receivedBy: 'R. Holt' })
    const back = { step: 'return', on: '2026-11-05', to: 'Property room', reason: null } as const
    expect((await refusedStep(person, batch, back)).remedy).toContain('Say why')
    batch = await step(person, batch, { ...back, reason: 'The scanner is out of order' })
    expect(batch.items[0]).toMatchObject({ state: 'returned', reason: 'The scanner is out of order' })
    expect(await person.call(contract.listNetworkQueue)).toMatchObject({ waiting: 3 })
  })

  test('travels with a sheet, and two people who take the same exhibit at once make one batch', async () => {
    const { person, exhibits } = await bench()
    const made = await Promise.allSettled([create(person, exhibits), create(person, exhibits)])
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(String(made.find(({ status }) => status === 'rejected')!['reason' as never])).toContain(
      'not_queued',
    )
    const [batch] = (await person.call(contract.listBatches)).batches
    const sheet = { params: { id: batch!.id }, query: { format: 'csv' as const } }
    expect((await person.call(contract.batchSheet, sheet)) as unknown as string).toContain(
      'FX-1,FX-1,Cartridge case,9mm',
    )
    const pdf = (await person.call(contract.batchSheet, { params: { id: batch!.id } })) as unknown as string
    expect(pdf.startsWith('%PDF-')).toBe(true)
    const stranger = await house.person(await house.agency(), 'technician')
    expect((await stranger.refused(contract.batchSheet, sheet)).code).toBe('record.unavailable')
    expect((await stranger.refused(contract.readBatch, { params: { id: batch!.id } })).code).toBe(
      'record.unavailable',
    )
    expect((await create(stranger, exhibits).catch((error: Error) => error)).toString()).toContain(
      'not_queued',
    )
    expect(await stranger.call(contract.listNetworkQueue)).toEqual({ exhibits: [], waiting: 0, late: 0 })
  })
})
