import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { benchHouse, casing, scene, type Bench } from './testing/exhibits.ts'

let house: TestHouse
let own: Bench
beforeAll(async () => {
  ;({ house, own } = await benchHouse())
})
afterAll(() => house.close())

const received = async (count = 4) => {
  const made = await scene(own.clerk, {
    exhibits: Array.from({ length: count }, (_, at) => casing({ marker: String(at + 1) })),
    receivedAt: '2026-11-03',
  })
  return { caseId: made.case.id, ids: made.exhibits.map(({ id }) => id) }
}
const read = (caseId: string) => own.technician.call(contract.readTriage, { params: { id: caseId } })
const decisionsOf = (ids: readonly string[], versions: readonly number[] = []) =>
  ids.map((exhibitId, at) => ({
    exhibitId,
    version: versions[at] ?? 1,
    ...(at === 0
      ? { outcome: 'enter' as const }
      : { outcome: 'represented' as const, representedBy: ids[0]!, reason: 'Same pin and breech face' }),
  }))

describe('triage', () => {
  it('chooses one exhibit for each gun, and the others name it', async () => {
    const { caseId, ids } = await received()
    expect((await read(caseId)).exhibits.map(({ marker }) => marker)).toEqual(['1', '2', '3', '4'])
    await own.technician.call(contract.decideTriage, {
      params: { id: caseId },
      body: { decisions: decisionsOf(ids) },
    })
    const one = await own.clerk.call(contract.readExhibit, { params: { id: ids[2]! } })
    expect(one).toMatchObject({
      stage: 'triaged',
      triage: 'represented',
      representative: { id: ids[0] },
      triageReason: 'Same pin and breech face',
    })
    const first = await own.clerk.call(contract.readExhibit, { params: { id: ids[0]! } })
    expect(first.represents.map(({ id }) => id).toSorted()).toEqual(ids.slice(1).toSorted())
  })

  it('lets nothing leave the queue without a reason, and nothing stand for what is not entered', async () => {
    const { caseId, ids } = await received()
    const refused = (decisions: object[]) =>
      own.technician.refused(contract.decideTriage, {
        params: { id: caseId },
        body: { decisions: decisions as ReturnType<typeof decisionsOf> },
      })
    const hold = { exhibitId: ids[0]!, version: 1, outcome: 'hold' }
    expect((await refused([hold])).fields).toEqual([
      { path: 'decisions.0.reason', message: 'Give the reason.' },
    ])
    const self = { ...hold, outcome: 'represented', representedBy: ids[0], reason: 'x' }
    expect((await refused([self])).fields?.[0]?.path).toBe('decisions.0.representedBy')
    const behindHeld = [
      { ...hold, reason: 'Awaiting prints' },
      { ...self, exhibitId: ids[1] },
    ]
    expect((await refused(behindHeld)).fields?.[0]?.message).toMatch(/is not entered/)
    expect((await read(caseId)).exhibits.every(({ triage }) => triage === null)).toBe(true)
    await own.technician.call(contract.decideTriage, {
      params: { id: caseId },
      body: { decisions: decisionsOf(ids) },
    })
    // The one that stands for the others is put on hold: they would stand for nothing.
    expect((await refused([{ ...hold, version: 2, reason: 'Damaged' }])).fields?.[0]?.message).toMatch(
      /Decide about them/,
    )
  })

  it('is undone by deciding anew, never over what another decided meanwhile', async () => {
    const { caseId, ids } = await received(2)
    const decide = (decisions: ReturnType<typeof decisionsOf>) => ({
      params: { id: caseId },
      body: { decisions },
    })
    await own.technician.call(contract.decideTriage, decide(decisionsOf(ids)))
    expect((await own.examiner.refused(contract.decideTriage, decide(decisionsOf(ids)))).code).toBe(
      'record.changed',
    )
    const turned = decisionsOf([ids[1]!, ids[0]!], [2, 2])
    const { exhibits } = await own.examiner.call(contract.decideTriage, decide(turned))
    expect(exhibits.map(({ triage }) => triage)).toEqual(['represented', 'enter'])
  })

  it('waits for what has not come, ends with the entry, and is for those who may', async () => {
    const { case: its, exhibits } = await scene(own.clerk, { exhibits: [casing(), casing()] })
    const ids = exhibits.map(({ id }) => id)
    expect(await read(its.id)).toMatchObject({ exhibits: [], awaited: 2 })
    const decide = { params: { id: its.id }, body: { decisions: decisionsOf(ids) } }
    expect((await own.technician.refused(contract.decideTriage, decide)).code).toBe('ballistics.not_received')
    expect((await own.clerk.refused(contract.decideTriage, decide)).code).toBe('permission.missing')
    await own.technician.call(contract.handOver, {
      body: { exhibitIds: ids, kind: 'received', happenedAt: '2026-11-03' },
    })
    await own.technician.call(contract.acquireExhibit, {
      params: { id: ids[0]! },
      body: { acquisition: 'AQ9' },
    })
    expect((await own.technician.refused(contract.decideTriage, decide)).code).toBe(
      'ballistics.entered_already',
    )
  })
})
