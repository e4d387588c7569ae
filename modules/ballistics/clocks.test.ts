import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { bench, benchHouse, type Bench } from './testing/exhibits.ts'

let house: TestHouse
let own: Bench
beforeAll(async () => {
  ;({ house, own } = await benchHouse())
})
afterAll(() => house.close())

const read = (by: Bench, query = {}) => by.examiner.call(contract.readClocks, { query })

describe('clocks and calendar', () => {
  it('begin with the standard of the network and goals that say they are goals', async () => {
    const clocks = await read(own)
    expect(clocks).toMatchObject({ version: 0, changedBy: null, zone: 'America/New_York', versions: [] })
    expect(clocks.content.clocks.filter(({ kind }) => kind === 'standard')).toEqual([
      {
        from: 'received',
        to: 'acquired',
        count: 2,
        unit: 'business-days',
        kind: 'standard',
        source: 'ATF: NIBIN Minimum Required Operating Standards',
      },
    ])
    expect(clocks.closedDays.map(({ name }) => name)).toContain('Thanksgiving Day')
    expect(clocks.dueIfNow).toHaveLength(clocks.content.clocks.length)
  })

  it('keep every version with who changed it and why', async () => {
    const there = await bench(house)
    const { content } = await read(there)
    const year = new Date().getUTCFullYear() + 1
    const changed = await there.examiner.call(contract.changeClocks, {
      body: {
        version: 0,
        content: {
          ...content,
          calendar: { ...content.calendar, closed: [{ day: `${year}-03-03`, name: 'Founders’ day' }] },
          clocks: content.clocks.slice(0, 3),
        },
        reason: 'County holidays',
      },
    })
    expect(changed).toMatchObject({ version: 1, reason: 'County holidays', changedBy: 'Test Person' })
    expect(changed.dueIfNow).toHaveLength(3)
    const late = new Date(`${year}-03-03`).getTime() - Date.now() < 365 * 86_400_000
    if (late) expect(changed.closedDays).toContainEqual({ day: `${year}-03-03`, name: 'Founders’ day' })
    const again = { version: 1, content, reason: 'As it was' }
    await there.examiner.call(contract.changeClocks, { body: again })
    const first = await read(there, { version: 1 })
    expect(first.content.clocks).toHaveLength(3)
    expect(first.versions.map(({ version, reason }) => [version, reason])).toEqual([
      [2, 'As it was'],
      [1, 'County holidays'],
    ])
    const stale = await there.analyst.refused(contract.changeClocks, { body: again })
    expect(stale).toMatchObject({ code: 'record.changed', status: 409 })
    const missing = await there.examiner.refused(contract.readClocks, { query: { version: 9 } })
    expect(missing).toMatchObject({ code: 'record.unavailable', status: 404 })
  })

  it('refuse what cannot be counted with, and say where', async () => {
    const there = await bench(house)
    const { content } = await read(there)
    const [clock] = content.clocks
    const refused = async (bad: Partial<contract.ClockContent>) =>
      (
        await there.examiner.refused(contract.changeClocks, {
          body: { version: 0, content: { ...content, ...bad }, reason: 'Trial' },
        })
      ).fields
    expect(await refused({ clocks: [{ ...clock!, from: 'searched', to: 'received' }] })).toEqual([
      { path: 'content.clocks.0.to', message: 'The clock ends before it begins. Choose a later moment.' },
    ])
    expect(await refused({ clocks: [clock!, { ...clock!, source: 'Twice' }] })).toEqual([
      {
        path: 'content.clocks',
        message: 'Two clocks have the same limit for the same step. Remove one.',
      },
    ])
    expect(await refused({ clocks: [{ ...clock!, from: 'lead-made' }] })).toHaveLength(1)
    expect(await refused({ calendar: { ...content.calendar, weekend: [1, 2, 3, 4, 5, 6, 7] } })).toHaveLength(
      1,
    )
    expect((await read(there)).version).toBe(0)
  })

  it('are changed by who manages the room, each agency its own', async () => {
    const there = await bench(house)
    const { content } = await read(there)
    const body = { version: 0, content, reason: 'Trial' }
    const clerk = await there.clerk.refused(contract.changeClocks, { body })
    expect(clerk).toMatchObject({ code: 'permission.missing', status: 403 })
    await there.analyst.call(contract.changeClocks, { body })
    expect((await read(await bench(house))).version).toBe(0)
  })
})
