import { expect, test } from 'vitest'
import type { Reader, Said } from '../../../demo/index.ts'
import { followed, pairOf } from './account.ts'
import { daysToLead } from './days.ts'
import { expectedOf } from './expected.ts'
import type { Told } from './leads.ts'
import { linksOf, listed, strangersIn, type Lists, type Side } from './links.ts'
import type { Logged } from './reading.ts'

const side = (scan: string, gun: number, event: string, caseId = event): Side => ({
  scan,
  gun,
  event,
  caseId,
  held: { calibre: '9mm' },
})

/** Gun 1 in three events, of which two are one case; gun 2 in one; each list as it is shown. */
const sides = [
  side('a', 1, 'first'),
  side('a2', 1, 'first'),
  side('b', 1, 'second', 'case'),
  side('c', 1, 'third', 'case'),
  side('x', 2, 'other'),
  side('y', 3, 'another'),
]
const gunOf = new Map(sides.map(({ scan, gun }) => [scan, gun]))
const listOf = (...entries: readonly (readonly [scan: string, reading?: string])[]) => ({
  candidates: entries.map(([scan, reading = 'not-offered']) => ({
    scan: { id: scan },
    reading,
    comparisonId: `with ${scan}`,
  })),
})
const lists = new Map(
  Object.entries({
    a: listOf(['x'], ['a2'], ['y'], ['b']),
    a2: listOf(['a']),
    b: listOf(['a2', 'unread']),
    c: listOf(),
    x: listOf(['y', 'unread']),
    y: listOf(['x', 'unread'], ['a']),
  }),
) as unknown as Lists

test('a link is found in the list of either side, after the strangers that stand before it', () => {
  const links = linksOf(sides)
  expect(links.map((link) => link.sides.map((one) => one[0]!.event).join(' '))).toEqual([
    'first second',
    'first third',
    'second third',
  ])
  expect(links.map(({ sameCase }) => sameCase)).toEqual([false, false, true])
  const [found, missed] = listed(links, lists, gunOf)
  // The list of `b` has it first, whatever stands before it in that of `a`.
  expect(found).toMatchObject({ place: 1, offered: true })
  expect(missed).toMatchObject({ place: null, offered: false })
  const others = new Map([...lists, ['b', listOf()]]) as unknown as Lists
  expect(listed(links, others, gunOf)[0]).toMatchObject({ place: 3, offered: false })
})

test('strangers are counted in each list, and pairs with them once', () => {
  expect(strangersIn(lists, gunOf)).toEqual({ counts: [2, 0, 0, 0, 1, 2], offered: 2 })
})

const reader = { reader: 'R1', days: 2 } as Reader
const read = (names: [string, string], same: boolean, ...said: readonly Said[]): Logged[] =>
  said.map((one, place) => ({
    comparisonId: pairOf(names),
    names,
    same,
    alike: 0.1,
    reader,
    reading: place + 1,
    said: one,
  }))
const lead = (exhibits: [string, string], right: boolean, examined: Said): Told => ({
  number: 'L-1',
  pairs: [pairOf(exhibits)],
  right,
  examined,
  state: 'unconfirmed',
  exhibits,
})

test('what readers take for a link of two guns is followed to where it comes out', () => {
  const log = [
    ...read(['A', 'B'], true, 'link', 'link'),
    ...read(['A', 'C'], true, 'none', 'none'),
    ...read(['B', 'C'], true, 'link', 'neither', 'neither'),
    ...read(['A', 'P'], false, 'none', 'none'),
    ...read(['A', 'Q'], false, 'link', 'none', 'none'),
    ...read(['A', 'R'], false, 'link', 'link'),
    ...read(['A', 'S'], false, 'none', 'link', 'link'),
    ...read(['A', 'T'], false, 'link', 'link'),
  ]
  const leads = [
    lead(['B', 'A'], true, 'link'),
    lead(['A', 'R'], false, 'none'),
    lead(['A', 'S'], false, 'link'),
    lead(['A', 'T'], false, 'neither'),
  ]
  const { same, different, caught } = followed(log, leads)
  expect(same).toEqual({ pairs: 3, leads: 1, inconclusive: 1, lost: 1 })
  expect(different).toEqual({ pairs: 5, leads: 3 })
  expect(Object.fromEntries(caught)).toEqual({
    'A and Q': 'double reading',
    'A and R': 'examination',
    'A and S': 'never',
    'A and T': 'not yet',
  })
})

test('days to a lead are those of the later exhibit, as planted and as the room holds them', () => {
  const held = [
    { number: 'A', collected: '2026-01-01', acquired: '2026-01-05', held: {} },
    {
      number: 'B',
      collected: '2026-02-01',
      acquired: '2026-02-11',
      held: { collected: '2026-02-03', acquired: '2026-02-11' },
    },
  ] as unknown as Parameters<typeof daysToLead>[3]
  const log = read(['A', 'B'], true, 'link', 'link')
  const [days] = daysToLead({ seed: 's' }, [lead(['A', 'B'], true, 'link')], log, held)
  expect(days!.planted - days!.held!).toBeCloseTo(2, 9)
  expect(days!.held).toBeGreaterThan(8)
})

test('what readers make of a list on average follows from their chances alone', () => {
  const sure = (link: number) => ({ missed: 1 - link, falseLinks: link, inconclusive: 0 })
  const by = (name: string, falseLinks: number): Reader => ({
    ...reader,
    reader: name,
    screen: sure(falseLinks),
    items: { missed: 0, falseLinks: 0.1, inconclusive: 0.5 },
  })
  // At an eighth of the cells planted rates hold as they stand.
  const [one, two] = [by('R1', 0.2), by('R2', 0.3)].map((who, place): Logged => {
    const [read1] = read(['A', 'B'], false, 'none')
    return { ...read1!, alike: 0.125, reader: who, reading: place + 1 }
  })
  const { taken, leads, confirmed, inconclusive, refuted } = expectedOf([[one!, two!]], [by('R5', 0.4)])
  expect(taken).toBeCloseTo(1 - 0.8 * 0.7, 9)
  // Both, or one of them and the examiner who settles it.
  expect(leads).toBeCloseTo(0.06 + (0.2 * 0.7 + 0.8 * 0.3) * 0.4, 9)
  expect(confirmed).toBeCloseTo(leads * 0.1, 9)
  expect(inconclusive).toBeCloseTo(leads * 0.9 * 0.5, 9)
  expect(confirmed + inconclusive + refuted).toBeCloseTo(leads, 9)
})
