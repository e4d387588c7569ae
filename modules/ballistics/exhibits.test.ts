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

describe('entering a scene', () => {
  it('makes the case once and an exhibit for each row, numbered where the agency gave no number', async () => {
    const made = await scene(own.clerk, {
      case: { number: '26-0417', address: '400 block of Carver St' },
      exhibits: [casing({ marker: '1' }), casing({ marker: '2', number: 'X-2', barcode: 'bag 77' })],
      collectedAt: '2026-11-02T23:40',
      receivedAt: '2026-11-03',
    })
    expect(made.case).toMatchObject({ number: '26-0417', numbered: true })
    expect(made.exhibits.map(({ number }) => number)).toEqual([expect.stringMatching(/^B\d\d-\d{6}$/), 'X-2'])
    const [first, second] = await Promise.all(made.exhibits.map(({ id }) => read(id)))
    expect(first).toMatchObject({
      marker: '1',
      stage: 'received',
      collectedAt: '2026-11-03T04:40:00Z',
      receivedAt: '2026-11-03',
      holder: 'Test Person',
      calibre: '9mm Luger',
      mayEdit: true,
    })
    expect(second).toMatchObject({ barcode: 'bag 77', case: made.case })
    const again = await scene(own.clerk, { case: { number: '260417' }, exhibits: [casing()] })
    expect(again.case.id).toBe(made.case.id)
  })

  it('saves nothing when one row does not fit, and says which', async () => {
    const counted = async () => (await own.clerk.call(contract.countExhibits, {})).exhibits
    const before = await counted()
    const twice = await own.clerk.refused(contract.recordExhibits, {
      body: {
        case: { number: '26-1' },
        exhibits: [casing({ number: 'T-1' }), casing(), casing({ number: 'T-1' })],
      },
    })
    expect(twice.fields).toEqual([{ path: 'exhibits.2.number', message: 'Row 1 has the same number.' }])
    await scene(own.clerk, { exhibits: [casing({ number: 'T-9' })] })
    const taken = await own.clerk.refused(contract.recordExhibits, {
      body: { case: { number: '26-1' }, exhibits: [casing(), casing({ number: 'T-9' })] },
    })
    expect(taken.code).toBe('ballistics.number_taken')
    const early = await own.clerk.refused(contract.recordExhibits, {
      body: {
        case: { number: '26-1' },
        collectedAt: '2026-11-02',
        receivedAt: '2026-11-01',
        exhibits: [casing()],
      },
    })
    expect(early.code).toBe('ballistics.too_early')
    expect(await counted()).toBe(before + 1)
    const { cases } = await own.clerk.call(contract.listCases, { query: { q: '26-1' } })
    expect(cases).toEqual([])
  })

  it('numbers exhibits without a gap or a double when many clerks enter at once', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => scene(own.clerk)))
    const numbers = made.flatMap(({ exhibits }) => exhibits.map(({ number }) => number))
    expect(new Set(numbers).size).toBe(18)
  })
})

describe('correcting', () => {
  it('keeps the newer of two, and refuses the one that opened an older version', async () => {
    const { exhibits } = await scene(own.clerk, { exhibits: [casing()] })
    const { id, number } = exhibits[0]!
    const revise = { params: { id }, body: { version: 1, content: casing({ headstamp: 'WIN 9MM', number }) } }
    expect(await own.examiner.call(contract.reviseExhibit, revise)).toMatchObject({
      version: 2,
      headstamp: 'WIN 9MM',
      number,
    })
    expect((await own.clerk.refused(contract.reviseExhibit, revise)).code).toBe('record.changed')
  })

  it('leaves a row in the audit that names the exhibit and who changed it', async () => {
    const { exhibits } = await scene(own.clerk, { exhibits: [casing()] })
    const { id } = exhibits[0]!
    await own.clerk.call(contract.reviseExhibit, { params: { id }, body: { version: 1, content: casing() } })
    await read(id)
    const { rows } = await house.database.pool.query<{ action: string }>(
      `select action from audit.event where subject_id = $1 or detail::text like $2`,
      [id, `%${id}%`],
    )
    expect(new Set(rows.map(({ action }) => action))).toEqual(
      new Set(['ballistics.readExhibit', 'ballistics.recordExhibits', 'ballistics.reviseExhibit']),
    )
  })
})

describe('the list', () => {
  it.each(contract.ExhibitSort.options)('shows every exhibit once, page by page, by %s', async (sort) => {
    const ids: string[] = []
    for (
      let cursor: string | undefined, next: string | null = '';
      next !== null;
      cursor = next ?? undefined
    ) {
      const page = await own.analyst.call(contract.listExhibits, {
        query: { sort, limit: 7, ...(cursor && { cursor }) },
      })
      ids.push(...page.rows.map(({ id }) => id))
      next = page.next
    }
    const { exhibits } = await own.analyst.call(contract.countExhibits, {})
    expect(new Set(ids).size).toBe(exhibits)
    expect(ids.length).toBe(exhibits)
  })

  it('finds by the start of an exhibit, a barcode or a case, however it is written', async () => {
    const { exhibits } = await scene(own.clerk, {
      case: { number: '31-005512' },
      exhibits: [casing({ number: 'ZX-100', barcode: 'bag 9001' })],
    })
    for (const q of ['ZX-1', 'zx1', 'bag 9001', '31-0055', '310055'])
      expect(
        (await own.analyst.call(contract.listExhibits, { query: { q } })).rows.map(({ id }) => id),
      ).toEqual([exhibits[0]!.id])
  })

  it('filters by kind, stage and day', async () => {
    const { case: made } = await scene(own.clerk, {
      exhibits: [casing({ kind: 'bullet' }), casing()],
      collectedAt: '2026-10-01',
      receivedAt: '2026-10-02T09:00',
    })
    const rows = async (query: object) =>
      (await own.analyst.call(contract.listExhibits, { query: { caseId: made.id, ...query } })).rows.length
    expect(await rows({ kind: 'bullet' })).toBe(1)
    expect(await rows({ stage: 'received,acquired' })).toBe(2)
    expect(await rows({ stage: 'awaited' })).toBe(0)
    expect(await rows({ from: '2026-10-01', to: '2026-10-01' })).toBe(2)
    expect(await rows({ receivedFrom: '2026-10-03' })).toBe(0)
  })

  it('refuses a cursor that is not of this list', async () => {
    const { next } = await own.analyst.call(contract.listExhibits, { query: { limit: 2 } })
    for (const cursor of ['nonsense', `${next}x`.slice(4)])
      expect((await own.analyst.refused(contract.listExhibits, { query: { cursor } })).code).toBe(
        'request.invalid',
      )
    const other = await own.analyst.refused(contract.listExhibits, {
      query: { cursor: next!, sort: 'number-asc' },
    })
    expect(other.code).toBe('request.invalid')
  })
})

describe('who sees it', () => {
  it('is the agency that keeps it, those it shares with, and nobody else', async () => {
    const other = await bench(house)
    const { exhibits, case: made } = await scene(own.clerk)
    const { id } = exhibits[0]!
    const seen = async () => {
      const { rows } = await other.analyst.call(contract.listExhibits, { query: { caseId: made.id } })
      const { exhibits: counted } = await other.analyst.call(contract.countExhibits, {
        query: { caseId: made.id },
      })
      return [rows.length, counted]
    }
    expect(await seen()).toEqual([0, 0])
    const unknown = await other.analyst.refused(contract.readExhibit, { params: { id: crypto.randomUUID() } })
    expect(await other.analyst.refused(contract.readExhibit, { params: { id } })).toEqual({
      ...unknown,
      requestId: expect.anything(),
    })
    const revoke = await shareEvidence(house, { from: own.agencyId, to: other.agencyId })
    expect(await seen()).toEqual([3, 3])
    expect(await other.analyst.call(contract.readExhibit, { params: { id } })).toMatchObject({
      mayEdit: false,
    })
    const change = { params: { id }, body: { version: 1, content: casing() } }
    expect((await other.clerk.refused(contract.reviseExhibit, change)).code).toBe('permission.missing')
    await revoke()
    expect(await seen()).toEqual([0, 0])
  })

  it.each(['city-office', 'health', 'school', 'community'])(
    'is never a %s, even with a grant',
    async (kind) => {
      const other = await bench(house, kind)
      const { exhibits } = await scene(own.clerk)
      await shareEvidence(house, { from: own.agencyId, to: other.agencyId })
      for (const person of [other.analyst, other.clerk, other.examiner]) {
        expect((await person.call(contract.listExhibits, {})).rows).toEqual([])
        expect((await person.call(contract.countExhibits, {})).exhibits).toBe(0)
        const one = await person.refused(contract.readExhibit, { params: { id: exhibits[0]!.id } })
        expect(one.code).toBe('record.unavailable')
      }
    },
  )
})
