import type { Tx } from '#platform/db'
import type { LinkCounts, LinkFilter, LinkSource, LinkState } from '../../contract/index.ts'
import { keyOfNumber, Values } from './filter.ts'

/** A pair of cases with every lead between them. */
export interface PairRow {
  readonly one_key: string
  readonly two_key: string
  readonly state: LinkState
  readonly sources: readonly LinkSource[]
  readonly hit_by: readonly LinkSource[] | null
  readonly leads: readonly {
    readonly source: LinkSource
    readonly id: string
    readonly number: string
    readonly state: LinkState
  }[]
  readonly first_on: string
  readonly hit_on: string | null
  readonly one: SeenCase | null
  readonly two: SeenCase | null
}

interface SeenCase {
  readonly id: string | null
  readonly number: string
  readonly agency: string | null
  readonly occurred_on: string | null
}

/** A case as far as any of its leads shows it. */
const caseOf = (end: 'one' | 'two') => `case when bool_or(${end}_shown) then jsonb_build_object(
    'id', max(${end}_casefile::text), 'number', max(${end}_number) filter (where ${end}_shown),
    'agency', max(${end}_agency) filter (where ${end}_shown), 'occurred_on', max(${end}_on) filter (where ${end}_shown)) end as ${end}`

/** Pairs of cases `p` under a filter; a pair is one however many leads it has. */
function pairsOf(filter: LinkFilter, values: Values): string {
  const { casefile, exhibit, q, state, source, from, to } = filter
  const either = (column: string, value: unknown, type: string) => {
    const at = `${values.add(value)}::${type}`
    return `(one_${column} = ${at} or two_${column} = ${at})`
  }
  const ofLeads = [
    'true',
    ...(casefile ? [either('casefile', casefile, 'uuid')] : []),
    ...(exhibit ? [`${values.add(exhibit)}::uuid = any (exhibits)`] : []),
    ...(q ? [numbered(values.add(keyOfNumber(q)))] : []),
  ]
  const ofPairs = [
    'true',
    ...(state?.length ? [`p.state = any (${values.add(state)}::text[])`] : []),
    ...(source?.length ? [`p.sources && ${values.add(source)}::text[]`] : []),
    ...(from ? [`p.first_on >= ${values.add(from)}::date`] : []),
    ...(to ? [`p.first_on <= ${values.add(to)}::date`] : []),
  ]
  return `(select * from (
    select one_key, two_key,
      case when bool_or(state = 'hit') then 'hit' when bool_or(state = 'known') then 'known'
        when bool_or(state = 'lead') then 'lead' else 'not-confirmed' end as state,
      array_agg(distinct source) as sources, array_agg(distinct source) filter (where state = 'hit') as hit_by,
      count(*)::int as lead_count, count(*) filter (where source = 'own')::int as own_leads,
      jsonb_agg(jsonb_build_object('source', source, 'id', lead_id, 'number', lead_number, 'state', state)
        order by made_on, lead_number) as leads,
      min(made_on) as first_on, min(hit_on) as hit_on, ${caseOf('one')}, ${caseOf('two')}
    from ballistics.case_pair where ${ofLeads.join(' and ')} group by one_key, two_key) p
    where ${ofPairs.join(' and ')}) p`
}

const numbered = (at: string): string =>
  `((one_shown and ballistics.number_key(one_number) = ${at}) or (two_shown and ballistics.number_key(two_number) = ${at}))`

/** A place in the list: day of the first lead, then the keys of the cases. */
export type PairPlace = readonly [firstOn: string, one: string, two: string]

export async function readPairs(
  tx: Tx,
  filter: LinkFilter,
  after: PairPlace | null,
  limit: number,
): Promise<PairRow[]> {
  const values = new Values()
  const pairs = pairsOf(filter, values)
  const place = after
    ? `where (p.first_on, p.one_key, p.two_key) < (${values.add(after[0])}::date, ${values.add(after[1])}, ${values.add(after[2])})`
    : ''
  const { rows } = await tx.client.query<PairRow>(
    `select * from ${pairs} ${place} order by p.first_on desc, p.one_key desc, p.two_key desc limit ${values.add(limit)}::int`,
    values.list,
  )
  return rows
}

export async function countPairs(tx: Tx, filter: LinkFilter): Promise<LinkCounts> {
  const values = new Values()
  const pairs = pairsOf(filter, values)
  const from = (source: LinkSource) => `'${source}' = any (p.sources)`
  const by = (own: string, network: string) =>
    `jsonb_build_object('own', count(*) filter (where ${own}), 'network', count(*) filter (where ${network}))`
  const { rows } = await tx.client.query<LinkCounts>(
    `select count(*)::int as pairs, count(*) filter (where p.state = 'hit')::int as hits,
       count(*) filter (where p.state = 'lead')::int as unconfirmed,
       count(*) filter (where p.state = 'known')::int as known,
       count(*) filter (where p.state = 'not-confirmed')::int as "notConfirmed",
       count(*) filter (where cardinality(p.sources) = 2)::int as both,
       jsonb_build_object('own', coalesce(sum(p.own_leads), 0), 'network', coalesce(sum(p.lead_count - p.own_leads), 0)) as "leadsBySource",
       ${by(from('own'), from('network'))} as "pairsBySource",
       ${by(`'own' = any (p.hit_by)`, `'network' = any (p.hit_by)`)} as "hitsBySource"
     from ${pairs}`,
    values.list,
  )
  return rows[0]!
}
