import type { Tx } from '#platform/db'
import type { Ground } from './moments.ts'
import type { MonthCount } from './months.ts'

export interface LeadCount extends MonthCount {
  readonly state: string
}

const valuesOf = ({ keeper, zone, start, end }: Ground) => [keeper, zone, start, end]

/** Own leads that two readers agreed on, by the month and by how they stand. */
export async function countLeads(tx: Tx, ground: Ground): Promise<LeadCount[]> {
  const { rows } = await tx.client.query<LeadCount>(
    `select to_char(l.made_at at time zone $2, 'YYYY-MM') as month, l.state, count(*)::int as n from ballistics.lead l
     where l.owner_agency = $1 and l.made_at >= $3 and l.made_at < $4 group by 1, 2`,
    valuesOf(ground),
  )
  return rows
}

/** Pairs of cases that the agency's examiners linked, by the month of the examination. */
export async function countHits(tx: Tx, ground: Ground): Promise<MonthCount[]> {
  const { rows } = await tx.client.query<MonthCount>(
    `select to_char(h.confirmed_on, 'YYYY-MM') as month, count(distinct h.pair_key)::int as n from ballistics.hit h
     where h.owner_agency = $1 and h.undone_at is null and h.confirmed_on >= ($3::timestamptz at time zone $2)::date
       and h.confirmed_on < ($4::timestamptz at time zone $2)::date group by 1`,
    valuesOf(ground),
  )
  return rows
}

/** Leads that lists of the imaging network brought, by the month in which they were issued. */
export async function countNetworkLeads(tx: Tx, ground: Ground): Promise<LeadCount[]> {
  const { rows } = await tx.client.query<LeadCount>(
    `select to_char(l.issued_on, 'YYYY-MM') as month, l.status as state, count(*)::int as n from ballistics.network_lead l
     where l.owner_agency = $1 and l.issued_on >= ($3::timestamptz at time zone $2)::date
       and l.issued_on < ($4::timestamptz at time zone $2)::date group by 1, 2`,
    valuesOf(ground),
  )
  return rows
}

/** Pairs of cases of such lists that were confirmed, each once, in the month in which that was first said. */
export async function countNetworkHits(tx: Tx, ground: Ground): Promise<MonthCount[]> {
  const { rows } = await tx.client.query<MonthCount>(
    `select to_char(first, 'YYYY-MM') as month, count(*)::int as n
     from (select min(p.hit_on) as first from ballistics.case_pair p join ballistics.network_lead l on l.id = p.lead_id
       where p.source = 'network' and p.hit_on is not null and l.owner_agency = $1 group by p.one_key, p.two_key) pair
     where first >= ($3::timestamptz at time zone $2)::date and first < ($4::timestamptz at time zone $2)::date group by 1`,
    valuesOf(ground),
  )
  return rows
}

export interface LeadMoment {
  readonly month: string
  readonly made_at: Date
  readonly told_at: Date | null
  readonly decided_at: Date | null
  readonly state: string
}

/** Every own lead of the period with its moments: few beside exhibits. */
export async function leadMoments(tx: Tx, ground: Ground): Promise<LeadMoment[]> {
  const { rows } = await tx.client.query<LeadMoment>(
    `select to_char(l.made_at at time zone $2, 'YYYY-MM') as month, l.made_at, l.told_at, l.decided_at, l.state
     from ballistics.lead l where l.owner_agency = $1 and l.made_at >= $3 and l.made_at < $4`,
    valuesOf(ground),
  )
  return rows
}

export interface OutcomeCount {
  readonly part: 'assignment' | 'result' | 'usefulness'
  readonly code: string
  readonly n: number
}

/** What agencies said became of leads of the period: the newest word of each agency on each lead. */
export async function countOutcomes(
  tx: Tx,
  ground: Ground,
): Promise<{ told: number; reported: number; counts: OutcomeCount[] }> {
  const made = `l.owner_agency = $1 and l.made_at >= $2 and l.made_at < $3`
  const newest = `select distinct on (o.lead_id, o.owner_agency) o.* from ballistics.lead_outcome o
    join ballistics.lead l on l.id = o.lead_id where ${made} order by o.lead_id, o.owner_agency, o.recorded_at desc`
  const counts = await tx.client.query<OutcomeCount>(
    `select v.part, v.code, count(*)::int as n from (${newest}) o
     cross join lateral (values ('assignment', o.assignment), ('result', o.result), ('usefulness', o.usefulness)) v (part, code)
     where v.code is not null group by 1, 2 order by 1, 3 desc, 2`,
    [ground.keeper, ground.start, ground.end],
  )
  const sums = await tx.client.query<{ told: number; reported: number }>(
    `select count(*) filter (where exists (select from ballistics.lead_notice n where n.lead_id = l.id
         and n.told_at is not null))::int as told,
       count(*) filter (where exists (select from ballistics.lead_outcome o where o.lead_id = l.id))::int as reported
     from ballistics.lead l where ${made}`,
    [ground.keeper, ground.start, ground.end],
  )
  return { ...sums.rows[0]!, counts: counts.rows }
}
