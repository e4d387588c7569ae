import type { Tx } from '#platform/db'
import { Values } from '../values.ts'
import {
  concerns,
  groundSql,
  highOf,
  knows,
  lowOf,
  touched,
  within,
  type Ground,
  type Moment,
} from './moments.ts'

export interface SpanCount {
  readonly key: string
  readonly n: number
  readonly day_only: number
  readonly unknown: number
  /** Median and ninetieth percentile of the shortest and of the longest that each can have taken. */
  readonly lows: readonly [number, number] | null
  readonly highs: readonly [number, number] | null
}

/**
 * How long steps took that ended in the period, in hours. Where only a day is known the length lies between two values;
 * the percentiles of the shortest and of the longest lengths hold the true one between them.
 */
export async function measureSpans(
  tx: Tx,
  ground: Ground,
  pairs: readonly (readonly [from: Moment, to: Moment])[],
): Promise<SpanCount[]> {
  const values = new Values()
  const sql = groundSql(ground, values)
  const hours = (later: string, earlier: string) =>
    `greatest(extract(epoch from ${later} - ${earlier}) / 3600, 0)`
  const lines = pairs.map(
    ([from, to]) => `('${from}.${to}', ${within(to, sql)} and ${concerns(to)}, e.${from}_at is null,
      not (${knows(from)} and ${knows(to)}), ${hours(lowOf(to), highOf(from, sql))}, ${hours(highOf(to, sql), lowOf(from))})`,
  )
  const { rows } = await tx.client.query<SpanCount>(
    `select v.key, count(*) filter (where not v.missing)::int as n,
       count(*) filter (where v.day_only and not v.missing)::int as day_only,
       count(*) filter (where v.missing)::int as unknown,
       percentile_disc(array[0.5, 0.9]) within group (order by v.low::float8) as lows,
       percentile_disc(array[0.5, 0.9]) within group (order by v.high::float8) as highs
     from ballistics.exhibit e
     cross join lateral (values ${lines.join(', ')}) v (key, counted, missing, day_only, low, high)
     where ${touched(sql)} and v.counted group by 1`,
    values.list,
  )
  return rows
}
