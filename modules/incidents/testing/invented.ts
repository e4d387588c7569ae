import fc from 'fast-check'
import { uuid } from '#platform/db'
import { IncidentFilter } from '../contract/index.ts'

/** An incident as it was invented, to be recounted without SQL. */
export interface Invented {
  id: string
  number: string
  occurredAt: string
  class: 'fatal' | 'nonfatal' | 'shots-fired' | 'excluded'
  killed: number
  wounded: number
  setting: string | null
  kind: string | null
  status: string | null
  timeKnown: boolean
  precision: 'd' | 'm'
  area: number | null
  longitude: number | null
  latitude: number | null
  address: string | null
  victims: { outcome: 'killed' | 'wounded'; sex: string | null; low: number | null; high: number | null }[]
}

/** A small generator of our own, so that a failure can be run again. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below
}

/** Incidents of nowhere, the same ones for the same seed. */
export function invent(count: number, seed: number, areas: readonly number[]): Invented[] {
  const roll = dice(seed)
  const pick = <T>(items: readonly T[]): T => items[roll(items.length)]!
  const two = (n: number) => String(n).padStart(2, '0')
  return Array.from({ length: count }, (_, at) => {
    const name = pick([
      'fatal',
      'fatal',
      'nonfatal',
      'nonfatal',
      'nonfatal',
      'shots-fired',
      'excluded',
    ] as const)
    const killed = name === 'fatal' ? 1 + roll(2) : 0
    const wounded = name === 'nonfatal' ? 1 + roll(3) : name === 'fatal' ? roll(2) : 0
    const placed = roll(10) > 0
    const precision = roll(20) === 0 ? ('m' as const) : ('d' as const)
    const day = precision === 'm' ? 1 : 1 + roll(28)
    const timeKnown = precision === 'd' && roll(8) > 0
    const time = timeKnown ? `${two(roll(24))}:${two(roll(60))}:00` : '00:00:00'
    return {
      id: uuid(),
      number: `${pick(['A', 'B', 'b'])}-${10 + (at % 90)}-${at}`,
      occurredAt: `${2019 + roll(5)}-${two(1 + roll(12))}-${two(day)} ${time}`,
      class: name,
      killed,
      wounded,
      setting: pick(['inside', 'outside', null]),
      kind: pick(['street', 'park', 'shop', null]),
      status: pick(['open', 'cleared-by-arrest', 'cleared-exceptionally', null]),
      timeKnown,
      precision,
      area: placed && roll(6) > 0 ? pick(areas) : null,
      longitude: placed ? -74 + roll(2000) / 10_000 : null,
      latitude: placed ? 40.6 + roll(2000) / 10_000 : null,
      address: pick(['12 Elm Street', '9 50% Road', 'Main & Elm', null]),
      victims: Array.from({ length: killed + wounded }, (__, victim) => {
        const [low, high] = pick([
          [20, 20],
          [25, 44],
          [70, null],
          [null, null],
        ] as const)
        return {
          outcome: victim < killed ? 'killed' : 'wounded',
          sex: pick(['male', 'female', null]),
          low,
          high,
        }
      }),
    }
  })
}

/** The filter's meaning, once more and plainly: what SQL answers is held against it. */
export function matches(one: Invented, filter: IncidentFilter): boolean {
  const day = one.occurredAt.slice(0, 10)
  const hour = Number(one.occurredAt.slice(11, 13))
  const { from, to, hourFrom, hourTo, victimSex, victimAgeFrom, victimAgeTo } = filter
  const [first, last] = [hourFrom ?? 0, hourTo ?? 23]
  const listed = (wanted: readonly string[] | undefined, value: string | null) =>
    !wanted || (value !== null && wanted.includes(value))
  return (
    (!from || day >= from) &&
    (!to || day <= to) &&
    listed(filter.class, one.class) &&
    listed(filter.area, one.area === null ? null : String(one.area)) &&
    listed(filter.setting, one.setting) &&
    listed(filter.kind, one.kind) &&
    listed(filter.status, one.status) &&
    (!filter.weekday ||
      (one.precision === 'd' &&
        filter.weekday.includes(String(((new Date(day).getUTCDay() + 6) % 7) + 1)))) &&
    ((hourFrom === undefined && hourTo === undefined) ||
      (one.timeKnown && (first <= last ? hour >= first && hour <= last : hour >= first || hour <= last))) &&
    ((!victimSex && victimAgeFrom === undefined && victimAgeTo === undefined) ||
      one.victims.some(
        ({ sex, low, high }) =>
          listed(victimSex, sex) &&
          (victimAgeFrom === undefined || (low !== null && (high ?? 120) >= victimAgeFrom)) &&
          (victimAgeTo === undefined || (low !== null && low <= victimAgeTo)),
      )) &&
    (filter.gap !== 'coordinates' || one.latitude === null)
  )
}

const some = <T>(items: readonly T[]) =>
  fc.subarray([...items], { minLength: 1 }).map((list) => list.join(','))
export const anyDay = fc
  .record({
    y: fc.integer({ min: 2018, max: 2024 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.constantFrom(1, 1, 9, 28),
  })
  .map(({ y, m, d }) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)

/** Filters as addresses hold them; most fields are absent most of the time. */
export const anyFilter = (areas: readonly number[]) =>
  fc
    .record(
      {
        from: anyDay,
        to: anyDay,
        class: some(['fatal', 'nonfatal', 'shots-fired', 'excluded']),
        area: some(areas.map(String)),
        setting: some(['inside', 'outside']),
        kind: some(['street', 'park']),
        status: some(['open', 'cleared-by-arrest']),
        weekday: some(['1', '5', '7']),
        hourFrom: fc.integer({ min: 0, max: 23 }).map(String),
        hourTo: fc.integer({ min: 0, max: 23 }).map(String),
        victimSex: some(['male']),
        victimAgeFrom: fc.constantFrom('18', '30'),
        victimAgeTo: fc.constantFrom('24', '60'),
        gap: fc.constant('coordinates'),
      },
      { requiredKeys: [] },
    )
    .chain((all) =>
      fc
        .subarray(Object.keys(all), { maxLength: Math.min(3, Object.keys(all).length) })
        .map((kept) =>
          IncidentFilter.parse(
            Object.fromEntries(Object.entries(all).filter(([name]) => kept.includes(name))),
          ),
        ),
    )

/** Sum over incidents. */
export const total = (items: readonly Invented[], of: (one: Invented) => number) =>
  items.reduce((sum, one) => sum + of(one), 0)
/** Those in which someone was hit. */
export const shot = (items: readonly Invented[]) =>
  items.filter((one) => ['fatal', 'nonfatal'].includes(one.class))
