import type { Tx } from '#platform/db'
import type { CountUnit, Patterns } from '../contract/index.ts'
import { countPatterns, countVictims, type PatternRow, type VictimRow } from '../store/statistics.ts'
import { ageBands } from './age-bands.ts'
import { keyOf, type ResultCache } from './cache.ts'
import { countingShootings } from './figures.ts'
import { setFilter } from './filter.ts'
import type { FigureRequest } from './overview.ts'

/** When and where shootings happen, and whom they hit. */
export async function patterns(tx: Tx, cache: ResultCache, request: FigureRequest): Promise<Patterns> {
  const filter = countingShootings(await setFilter(tx, cache, request))
  const { unit } = request
  const answer = await cache.through(tx, keyOf('patterns', { ...filter, unit }), async () =>
    arrange(await countPatterns(tx, filter), await countVictims(tx, filter), unit),
  )
  tx.about({ type: 'incident', count: answer.kinds.reduce((sum, { count }) => sum + count, 0) })
  return answer
}

function arrange(rows: readonly PatternRow[], victims: readonly VictimRow[], unit: CountUnit): Patterns {
  const count = (row: PatternRow) => (unit === 'victims' ? row.victims : row.incidents)
  const fatal = (row: PatternRow) => (unit === 'victims' ? row.killed : row.fatal)
  const clock = rows.filter((row) => row.of === 'clock')
  const timed = clock.filter((row) => row.hour !== null)
  const named = (of: 'kind' | 'setting') =>
    largestFirst(
      rows
        .filter((row) => row.of === of)
        .map((row) => ({ key: row[of] ?? 'unknown', count: count(row), fatal: fatal(row) })),
    )
  const total = clock.reduce((sum, row) => sum + count(row), 0)
  return {
    unit,
    hours: timed
      .map((row) => ({ weekday: row.weekday!, hour: row.hour!, count: count(row) }))
      .sort((a, b) => a.weekday - b.weekday || a.hour - b.hour),
    withoutTime: total - timed.reduce((sum, row) => sum + count(row), 0),
    kinds: named('kind'),
    settings: named('setting'),
    ages: ageBands(victims),
    sexes: sexesOf(victims),
  }
}

interface Counted {
  readonly key: string
  readonly count: number
  readonly fatal: number
}

function sexesOf(victims: readonly VictimRow[]): Counted[] {
  const sums = new Map<string, Counted>()
  for (const { sex, count, fatal } of victims) {
    const key = sex ?? 'unknown'
    const so = sums.get(key)
    sums.set(key, { key, count: (so?.count ?? 0) + count, fatal: (so?.fatal ?? 0) + fatal })
  }
  return largestFirst([...sums.values()])
}

/** What is not known comes last, however much it is. */
function largestFirst(counted: readonly Counted[]): Counted[] {
  const unknown = (one: Counted) => Number(one.key === 'unknown')
  return [...counted].sort((a, b) => unknown(a) - unknown(b) || b.count - a.count || (a.key < b.key ? -1 : 1))
}
