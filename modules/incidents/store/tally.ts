import type { CalendarDate } from '#contract'
import type { Tx } from '#platform/db'
import type { IncidentClass } from '../contract/index.ts'
import { agencyConditions, conditionsOf, facetsOf, isTallied, whereOf, type SetFilter } from './filter.ts'
import { seenBy, type Seen } from './seen.ts'
import { ALWAYS, union, wholeIn, without, type Span } from './spans.ts'
import { Values } from './values.ts'

/** Sums of one class (and area, where asked for) in one span. */
export interface Tallied {
  /** Position of the span in the list asked for. */
  readonly span: number
  readonly class: IncidentClass
  readonly area: number | null
  readonly incidents: number
  readonly killed: number
  readonly wounded: number
  readonly suspects: number
  /** With coordinates, or whose place is not shared. */
  readonly mapped: number
  readonly cleared: number
  readonly stated: number
  readonly grain: 'day' | 'month'
  /** First and last day, or month's first day, with an incident. */
  readonly first: string
  readonly last: string
}

/**
 * Counts under a filter in each span, by class, and by area of the layer in `slot` where one is given. Days of
 * the filter itself do not cut the spans. Reads the tally where it knows what the filter asks for, otherwise
 * the incidents.
 */
export async function tallySpans(
  tx: Tx,
  filter: SetFilter,
  spans: readonly Span[],
  slot?: number,
): Promise<Tallied[]> {
  if (spans.length === 0) return []
  const { from: _from, to: _to, ...timeless } = filter
  const known = isTallied(timeless) && (slot === undefined || (slot === 1 && facetsOf(timeless).length === 0))
  const seen = seenBy(tx.actor)
  const values = new Values()
  const parts = known
    ? fromTally(seen, timeless, pieces(spans), values, slot)
    : [fromIncidents(seen, timeless, spans.map(piece), values, slot)]
  const { rows } = await tx.client.query<Tallied>(
    `select span, class, area, grain, sum(incidents)::int as incidents, sum(killed)::int as killed,
       sum(wounded)::int as wounded, sum(suspects)::int as suspects, sum(mapped)::int as mapped,
       sum(cleared)::int as cleared, sum(stated)::int as stated, min(start) as first, max(t.end) as last
     from (${parts.join(' union all ')}) t where incidents > 0 group by 1, 2, 3, 4`,
    values.list,
  )
  return rows
}

interface Piece extends Span {
  readonly span: number
  readonly grain: 'day' | 'month'
}

const piece = ({ from, until }: Span, span: number): Piece => ({ span, grain: 'day', from, until })

/** Whole months of each span, and the broken ones at its ends in days. */
function pieces(spans: readonly Span[]): Piece[] {
  return spans.flatMap((asked, span) => {
    const months = wholeIn(asked, 'month')
    if (!months) return [piece(asked, span)]
    return [
      ...without(asked, months).map((part) => piece(part, span)),
      { span, grain: 'month' as const, ...months },
    ]
  })
}

function listed(parts: readonly Piece[], values: Values): string {
  const column = (name: keyof Piece, type: string) =>
    `${values.add(parts.map((one) => one[name]))}::${type}[]`
  return `unnest(${column('span', 'int')}, ${column('grain', 'text')}, ${column('from', 'date')},
    ${column('until', 'date')}) s (span, grain, since, until)`
}

/** Areas and facets are tallied by month only: the broken months at the ends are read from the incidents. */
function fromTally(
  seen: Seen,
  filter: SetFilter,
  parts: readonly Piece[],
  values: Values,
  slot?: number,
): string[] {
  const byMonth = slot !== undefined || filter.area !== undefined || facetsOf(filter).length > 0
  const kept = byMonth ? parts.filter((one) => one.grain === 'month') : parts
  const broken = byMonth ? parts.filter((one) => one.grain === 'day') : []
  return [
    ...(kept.length > 0 ? [readTally(seen, filter, kept, values, slot)] : []),
    ...(kept.length > 0 && seen.uncounted
      ? [fromIncidents({ ...seen, from: seen.uncounted }, filter, kept, values, slot)]
      : []),
    ...(broken.length > 0 ? [fromIncidents(seen, filter, broken, values, slot)] : []),
  ]
}

/** Span by span inside the loop: joined as sets, every row of the tally would be looked at. */
function readTally(
  seen: Seen,
  filter: SetFilter,
  parts: readonly Piece[],
  values: Values,
  slot?: number,
): string {
  const [facet] = facetsOf(filter)
  const conditions = [
    't.incidents > 0 and t.grain = s.grain and t.start >= s.since and t.start < s.until',
    `t.facet = ${values.add(facet?.name ?? '')}::text and t.value = any (${values.add(facet?.values ?? [''])}::text[])`,
    areaCondition(filter, values, slot),
    ...(filter.class ? [`t.class = any (${values.add(filter.class)}::text[])`] : []),
    ...agencyConditions('t', filter, values),
    ...seen.exact,
  ]
  const area = slot === undefined ? 'null::int' : 't.area'
  return `select s.span, s.grain, t.area, t.class, t.first as start, t.last as end, t.incidents, t.killed,
      t.wounded, t.suspects, t.mapped, t.cleared, t.stated
    from ${listed(parts, values)} cross join lateral (
      select ${area} as area, t.class, min(t.start) as first, max(t.start) as last,
        sum(t.incidents) as incidents, sum(t.killed) as killed, sum(t.wounded) as wounded,
        sum(t.suspects) as suspects, sum(t.mapped) as mapped, sum(t.cleared) as cleared, sum(t.stated) as stated
      from incidents.tally t where ${conditions.join(' and ')} group by 1, 2) t`
}

function areaCondition({ area }: SetFilter, values: Values, slot: number | undefined): string {
  if (area) return `t.area = any (${values.add(area)}::int[])`
  return slot === undefined ? 't.area = 0' : 't.area > 0'
}

/** Sums the incidents of each day first: spans overlap, and a day is counted once for all of them. */
function fromIncidents(
  seen: Seen,
  filter: SetFilter,
  parts: readonly Piece[],
  values: Values,
  slot?: number,
): string {
  const area = slot === undefined ? 'null::int' : `i.area_${slot}`
  const columns = `i.occurred_at::date as start, ${area} as area, i.class, count(*) as incidents,
    coalesce(sum(i.killed), 0) as killed, coalesce(sum(i.wounded), 0) as wounded,
    coalesce(sum(i.suspects), 0) as suspects, count(*) filter (where i.latitude is not null or not ${seen.shows('place')}) as mapped,
    count(*) filter (where i.status in ('cleared-by-arrest', 'cleared-exceptionally')) as cleared,
    count(i.status) as stated`
  const days = union(parts).map(({ from, until }) => {
    const conditions = conditionsOf(seen, filter, values)
    if (slot !== undefined) conditions.push(`${area} is not null`)
    if (from > ALWAYS.from) conditions.push(`i.occurred_at >= ${values.add(from)}::timestamp`)
    if (until < ALWAYS.until) conditions.push(`i.occurred_at < ${values.add(until)}::timestamp`)
    return `select ${columns} from ${seen.from} ${whereOf(conditions)} group by 1, 2, 3`
  })
  return `select s.span, 'day' as grain, d.area, d.class, d.start, d.start as end, d.incidents, d.killed, d.wounded, d.suspects,
      d.mapped, d.cleared, d.stated
    from (${days.join(' union all ')}) d
    join ${listed(parts, values)} on d.start >= s.since and d.start < s.until`
}

/** First or last day with an incident under a filter, which must name the days to look in. */
export async function edgeDay(
  tx: Tx,
  filter: SetFilter,
  edge: 'first' | 'last',
): Promise<CalendarDate | null> {
  const seen = seenBy(tx.actor)
  const values = new Values()
  const conditions = ['i.owner_agency = g.agency', ...conditionsOf(seen, filter, values)]
  const order = `order by i.occurred_at ${edge === 'first' ? 'asc' : 'desc'} limit 1`
  const { rows } = await tx.client.query<{ day: string }>(
    `select i.occurred_at::date as day from unnest(${values.add(tx.actor.agencies)}::int[]) g (agency)
     cross join lateral (select i.occurred_at from ${seen.from} where ${conditions.join(' and ')} ${order}) i
     ${order}`,
    values.list,
  )
  return rows[0]?.day ?? null
}
