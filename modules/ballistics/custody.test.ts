import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { bench, benchHouse, casing, scene, shareEvidence, type Bench } from './testing/exhibits.ts'

let house: TestHouse
let own: Bench
beforeAll(async () => {
  ;({ house, own } = await benchHouse())
})
afterAll(() => house.close())

const read = (id: string) => own.clerk.call(contract.readExhibit, { params: { id } })
const log = async (id: string) => (await own.clerk.call(contract.readCustody, { params: { id } })).entries
const give = (exhibitIds: string[], to: string, more: object = {}) =>
  own.clerk.call(contract.handOver, { body: { exhibitIds, kind: 'handed-over', to, ...more } })
const correct = (id: string, more: object) =>
  own.clerk.call(contract.correctCustody, { params: { id }, body: { reason: 'Wrong name', ...more } })

describe('handing over', () => {
  it('writes an entry for each exhibit, and the current holder follows', async () => {
    const { exhibits } = await scene(own.clerk)
    const ids = exhibits.map(({ id }) => id)
    const { exhibits: given } = await give(ids, 'Courier Lund', {
      place: 'Van 3',
      reason: 'To the laboratory',
    })
    expect(given.map(({ holder }) => holder)).toEqual(['Courier Lund', 'Courier Lund', 'Courier Lund'])
    expect(
      (await log(ids[1]!)).map(({ sequence, kind, from, to, place }) => [sequence, kind, from, to, place]),
    ).toEqual([
      [1, 'collected', null, 'Test Person', null],
      [2, 'handed-over', 'Test Person', 'Courier Lund', 'Van 3'],
    ])
    const stored = { exhibitIds: ids, kind: 'stored', place: 'Vault 2, shelf 4' } as const
    await own.technician.call(contract.handOver, { body: stored })
    expect(await read(ids[0]!)).toMatchObject({ holder: 'Courier Lund', holderPlace: 'Vault 2, shelf 4' })
  })

  it('receives: the day alone is enough, and not before it was collected', async () => {
    const { exhibits } = await scene(own.clerk, { collectedAt: '2026-11-02T10:00' })
    const ids = exhibits.map(({ id }) => id)
    const receive = (happenedAt: string) => ({
      body: { exhibitIds: ids, kind: 'received' as const, happenedAt },
    })
    expect((await own.technician.refused(contract.handOver, receive('2026-11-01'))).code).toBe(
      'ballistics.too_early',
    )
    expect(await read(ids[0]!)).toMatchObject({ stage: 'awaited', receivedAt: null })
    await own.technician.call(contract.handOver, receive('2026-11-02'))
    expect(await read(ids[0]!)).toMatchObject({ stage: 'received', receivedAt: '2026-11-02' })
  })

  it('says beside each field what is missing, and takes nothing that is not of the agency', async () => {
    const other = await bench(house)
    const { exhibits } = await scene(own.clerk)
    const { exhibits: theirs } = await scene(other.clerk)
    const nobody = await own.clerk.refused(contract.handOver, {
      body: { exhibitIds: [exhibits[0]!.id], kind: 'handed-over' },
    })
    expect(nobody.fields).toEqual([{ path: 'to', message: 'Say who has them now.' }])
    await shareEvidence(house, { from: other.agencyId, to: own.agencyId })
    const mixed = [exhibits[0]!.id, theirs[0]!.id]
    const refused = await own.clerk.refused(contract.handOver, {
      body: { exhibitIds: mixed, kind: 'handed-over', to: 'Somebody' },
    })
    expect(refused.code).toBe('record.unavailable')
    expect(await log(exhibits[0]!.id)).toHaveLength(1)
  })

  it('numbers the log without a gap or a double when many clerks write at once', async () => {
    const { exhibits } = await scene(own.clerk)
    const ids = exhibits.map(({ id }) => id)
    const people = [own.clerk, own.technician, own.examiner, own.detective]
    await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        people[at % 4]!.call(contract.handOver, {
          // Each in another order, so that two could wait for each other.
          body: { exhibitIds: at % 2 ? ids : ids.toReversed(), kind: 'handed-over', to: `Holder ${at}` },
        }),
      ),
    )
    for (const id of ids)
      expect((await log(id)).map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: 13 }, (_, at) => at + 1),
      )
  })
})

describe('correcting', () => {
  it('keeps both, moves the holder, and corrects an entry once', async () => {
    const { exhibits } = await scene(own.clerk, { exhibits: [casing()] })
    const id = exhibits[0]!.id
    await give([id], 'Lund')
    const entry = (await log(id))[1]!
    const { entries } = await correct(entry.id, { to: 'Holm' })
    expect(entries.map(({ kind, to, corrects, correctedBy }) => [kind, to, corrects, correctedBy])).toEqual([
      ['collected', 'Test Person', null, null],
      ['handed-over', 'Lund', null, 3],
      ['correction', 'Holm', 2, null],
    ])
    expect(await read(id)).toMatchObject({ holder: 'Holm' })
    const again = { params: { id: entry.id }, body: { reason: 'Once more', to: 'Cole' } }
    expect((await own.clerk.refused(contract.correctCustody, again)).code).toBe(
      'ballistics.corrected_already',
    )
    await correct(entries[2]!.id, { happened: false, reason: 'Never left the room' })
    expect(await read(id)).toMatchObject({ holder: 'Test Person' })
  })

  it('of a receipt moves the day it was received', async () => {
    const { exhibits } = await scene(own.clerk, { exhibits: [casing()], receivedAt: '2026-11-05' })
    const id = exhibits[0]!.id
    const receipt = (await log(id)).find(({ kind }) => kind === 'received')!
    await correct(receipt.id, { happenedAt: '2026-11-04', to: 'Test Person' })
    expect(await read(id)).toMatchObject({ receivedAt: '2026-11-04' })
  })

  it('whatever the order, the log only grows and the holder is that of the last that stands', async () => {
    const step = fc.record({
      to: fc.integer({ min: 0, max: 5 }),
      correct: fc.option(fc.nat(20)),
      void: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const { exhibits } = await scene(own.clerk, { exhibits: [casing()], collectedAt: null })
        const id = exhibits[0]!.id
        /** What stands, in the order of the log: who has it, null where it never happened. */
        const stands: (string | null)[] = []
        const newest: number[] = []
        let before: contract.CustodyEntry[] = []
        for (const { to, correct: which, void: never } of steps) {
          const name = `Holder ${to}`
          const at = which === null || stands.length === 0 ? -1 : which % stands.length
          if (at < 0) {
            await give([id], name)
            newest.push(before.length)
            stands.push(name)
          } else {
            const entry = before[newest[at]!]!
            await correct(entry.id, never ? { happened: false } : { to: name })
            newest[at] = before.length
            stands[at] = never ? null : name
          }
          const after = await log(id)
          expect(after.map(({ id: one, to: who }) => [one, who]).slice(0, before.length)).toEqual(
            before.map(({ id: one, to: who }) => [one, who]),
          )
          expect(after).toHaveLength(before.length + 1)
          before = after
        }
        expect((await read(id)).holder).toBe(stands.findLast((who) => who !== null) ?? null)
      }),
      { numRuns: 6 },
    )
  })

  it('is refused by the database to whoever would change or remove an entry', async () => {
    const { exhibits } = await scene(own.clerk, { exhibits: [casing()] })
    const change = (sql: string) =>
      house.database.withActor(own.clerk.actor, ({ client }) => client.query(sql, [exhibits[0]!.id]))
    await expect(change('delete from ballistics.custody where exhibit_id = $1')).rejects.toThrow()
    await expect(
      change(`update ballistics.custody set to_holder = 'x' where exhibit_id = $1`),
    ).rejects.toThrow(/never changed/)
    expect(await log(exhibits[0]!.id)).toMatchObject([{ to: 'Test Person' }])
  })
})

describe('at the laboratory', () => {
  it('enters an exhibit once it was received, and corrects that entry by a further one', async () => {
    const { exhibits } = await scene(own.clerk, { exhibits: [casing()] })
    const id = exhibits[0]!.id
    const enter = (acquisition: string, acquiredAt: string) => ({
      params: { id },
      body: { acquisition, acquiredAt, site: 'State Laboratory' },
    })
    expect(
      (await own.technician.refused(contract.acquireExhibit, enter('AQ1', '2026-11-04T10:00'))).code,
    ).toBe('ballistics.not_received')
    await own.technician.call(contract.handOver, {
      body: { exhibitIds: [id], kind: 'received', happenedAt: '2026-11-03' },
    })
    expect(
      (await own.technician.refused(contract.acquireExhibit, enter('AQ1', '2026-11-02T10:00'))).code,
    ).toBe('ballistics.too_early')
    await own.technician.call(contract.acquireExhibit, enter('AQ1', '2026-11-04T10:00'))
    expect(await read(id)).toMatchObject({ stage: 'acquired', acquisition: 'AQ1', triage: 'enter' })
    await own.technician.call(contract.acquireExhibit, enter('AQ2', '2026-11-04T11:00'))
    expect((await log(id)).map(({ kind, reason }) => [kind, reason])).toEqual([
      ['collected', null],
      ['received', null],
      ['acquired', 'Acquisition AQ1'],
      ['correction', 'Acquisition AQ2'],
    ])
    expect((await own.clerk.refused(contract.acquireExhibit, enter('AQ3', '2026-11-04T11:00'))).code).toBe(
      'permission.missing',
    )
  })

  it('makes the test fires of a firearm exhibits of its case', async () => {
    const { exhibits, case: its } = await scene(own.clerk, {
      exhibits: [
        casing({ kind: 'firearm', make: 'Glock', model: '19', serial: 'ABC123', propertyTag: 'P-7' }),
        casing(),
      ],
      receivedAt: '2026-11-03',
    })
    const [gun, other] = exhibits.map(({ id }) => id)
    const fired = await own.technician.call(contract.testFire, { params: { id: gun! }, body: { count: 2 } })
    expect(fired.exhibits).toHaveLength(2)
    expect(await read(fired.exhibits[0]!.id)).toMatchObject({
      kind: 'test-fire',
      stage: 'received',
      case: its,
      calibre: '9mm Luger',
      serial: 'ABC123',
      firearm: { id: gun },
    })
    expect((await read(gun!)).testFires).toHaveLength(2)
    expect((await log(gun!)).at(-1)).toMatchObject({ kind: 'test-fired' })
    const not = await own.technician.refused(contract.testFire, {
      params: { id: other! },
      body: { count: 1 },
    })
    expect(not.code).toBe('ballistics.not_firearm')
  })
})

describe('scanning', () => {
  it('finds the exhibit by its barcode or its number, and nobody else’s', async () => {
    const other = await bench(house)
    const { exhibits } = await scene(own.clerk, {
      exhibits: [casing({ number: 'SC-77', barcode: '0012 77' })],
    })
    const find = async (person: typeof own.clerk, code: string) =>
      (await person.call(contract.scanExhibit, { query: { code } })).exhibits.map(({ id }) => id)
    for (const code of ['0012 77', 'SC-77', 'sc77'])
      expect(await find(own.clerk, code)).toEqual([exhibits[0]!.id])
    expect(await find(own.clerk, 'SC-7')).toEqual([])
    expect(await find(other.clerk, 'SC-77')).toEqual([])
  })
})
