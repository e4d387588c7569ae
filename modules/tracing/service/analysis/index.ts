import { proportionInterval } from '@throughline/crime-statistics'
import type { Tx } from '#platform/db'
import {
  Answer,
  Band,
  bandOf,
  Outcome,
  stateKey,
  type Analysis,
  type AnalysisFilter,
  type Compare,
} from '../../contract/index.ts'
import { gunGroups, type GunGroup } from '../../store/analysis.ts'
import { curveOf, meanDays, medianDays, shareUnder } from './curves.ts'

const YEAR = 365
const THREE_YEARS = 1_096

/** A group of guns with its states by their codes. */
type Gun = GunGroup & { readonly source: string | null; readonly home: string | null }

/** How long after their first sale recovered guns were recovered, and where they were sold. */
export async function analyse(
  tx: Tx,
  { by, ...filter }: AnalysisFilter & { by: Compare },
): Promise<Analysis> {
  const guns: Gun[] = (await gunGroups(tx, filter)).map((one) => ({
    ...one,
    source: stateKey(one.source_state),
    home: stateKey(one.recovered_state),
  }))
  const total = sum(guns)
  tx.about({ type: 'trace', count: total, fields: ['time to crime', 'source states'] })
  const sold = guns.filter((one) => one.sold)
  return {
    guns: total,
    answers: Answer.options.map((answer) => ({
      answer,
      count: sum(guns.filter((one) => one.answer === answer)),
    })),
    reasons: reasonsOf(guns),
    bands: Band.options.map((band) => ({
      band,
      count: sum(guns.filter(({ days }) => days !== null && bandOf(days) === band)),
    })),
    quarters: quartersOf(guns),
    meanDays: meanDays(guns),
    median: curveOf('all', guns).median,
    underOneYear: shareUnder(guns, YEAR),
    underThreeYears: shareUnder(guns, THREE_YEARS),
    curves: curvesOf(guns, by),
    sources: sourcesOf(sold),
    routes: routesOf(sold),
    home: tallied(guns, ({ home }) => home)[0]?.key ?? null,
    facets: {
      types: tallied(guns, ({ type }) => type),
      places: tallied(guns, ({ place }) => place),
      offences: tallied(guns, ({ offence }) => offence),
    },
  }
}

const sum = (guns: readonly GunGroup[]): number => guns.reduce((all, { count }) => all + count, 0)

/** Counts by a key, most first; guns without one are left out. */
function tallied<T extends GunGroup>(
  guns: readonly T[],
  keyOf: (gun: T) => string | null,
): { key: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const gun of guns) {
    const key = keyOf(gun)
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + gun.count)
  }
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
}

const reasonsOf = (guns: readonly Gun[]): Analysis['reasons'] =>
  tallied(
    guns.filter(({ answer }) => answer === 'no-time'),
    ({ outcome }) => outcome,
  ).map(({ key, count }) => ({ outcome: Outcome.parse(key), count }))

/** Quarters of years up to eight years, and one for everything later. */
const QUARTERS = 33
const QUARTER_DAYS = 365.25 / 4

function quartersOf(guns: readonly Gun[]): number[] {
  const quarters = Array.from({ length: QUARTERS }, () => 0)
  for (const { days, count } of guns)
    if (days !== null) quarters[Math.min(QUARTERS - 1, Math.floor(days / QUARTER_DAYS))]! += count
  return quarters
}

/** More than a handful of curves cannot be told apart; the largest groups are drawn. */
const CURVES = 4

const GROUPS: Readonly<Record<Exclude<Compare, 'none'>, (gun: Gun) => string | null>> = {
  type: ({ type }) => type,
  origin: ({ source, home }) =>
    source === null || home === null ? null : source === home ? 'same-state' : 'other-state',
  offence: ({ offence }) => offence,
}

function curvesOf(guns: readonly Gun[], by: Compare): Analysis['curves'] {
  if (by === 'none') return [curveOf('all', guns)]
  const keyOf = GROUPS[by]
  const known = guns.filter(({ days }) => days !== null)
  return tallied(known, keyOf)
    .slice(0, CURVES)
    .map(({ key }) =>
      curveOf(
        key,
        guns.filter((gun) => keyOf(gun) === key),
      ),
    )
}

function sourcesOf(sold: readonly Gun[]): Analysis['sources'] {
  const total = sum(sold)
  const states = tallied(sold, ({ source }) => source ?? '')
  return states.map(({ key, count }) => {
    const own = sold.filter(({ source }) => (source ?? '') === key)
    const { proportion, low, high } = proportionInterval(count, total)
    const known = own.filter(({ days }) => days !== null)
    return {
      state: key || null,
      count,
      share: { value: proportion, low, high },
      underThreeYears: sum(known.filter(({ days }) => days! < THREE_YEARS)),
      known: sum(known),
      medianDays: medianDays(own),
    }
  })
}

function routesOf(sold: readonly Gun[]): Analysis['routes'] {
  return tallied(sold, ({ source, place }) => `${source ?? ''}\n${place}`).map(({ key, count }) => {
    const [from = '', to = ''] = key.split('\n')
    return { from: from || null, to, count }
  })
}
