import type { Tx } from '#platform/db'
import type { ReferralOutcome, ReferralPackage, ReferralState, Receiver } from '../../contract/index.ts'
import { Values } from '../values.ts'

export interface ReferralRow {
  readonly id: string
  readonly owner_agency: number
  readonly owner_name: string
  readonly sensitivity: string
  readonly number: string
  readonly receiver: Receiver
  readonly receiver_name: string
  readonly contact: string
  readonly narrative: string
  readonly request: string
  readonly state: ReferralState
  readonly sent_on: string | null
  readonly outcome: ReferralOutcome | null
  readonly version: number
  readonly recorded_by_name: string
}

/** One referral of the agency; locked until the end where it is to be changed. */
export async function findReferral(tx: Tx, id: string, lock = false): Promise<ReferralRow | undefined> {
  const { rows } = await tx.client.query<ReferralRow>(
    `select f.*, a.name as owner_name from tracing.referral f join access.agency a on a.id = f.owner_agency
     where f.id = $1 ${lock ? 'for update of f' : ''}`,
    [id],
  )
  return rows[0]
}

export type ListedReferral = ReferralRow & {
  readonly indicators: number
  readonly guns: number
  readonly last_on: string
}

export async function listReferralRows(
  tx: Tx,
  { state, limit }: { state?: ReferralState | undefined; limit: number },
): Promise<ListedReferral[]> {
  const values = new Values()
  const { rows } = await tx.client.query<ListedReferral>(
    `select f.*, a.name as owner_name,
       (select count(*)::int from tracing.referral_indicator x where x.referral_id = f.id) as indicators,
       (select count(distinct g.recovery_id)::int from tracing.referral_indicator x
         join tracing.indicator_gun g on g.indicator_id = x.indicator_id where x.referral_id = f.id) as guns,
       (select e.happened_on from tracing.referral_event e where e.referral_id = f.id order by e.recorded_at desc, e.id desc limit 1) as last_on
     from tracing.referral f join access.agency a on a.id = f.owner_agency
     ${state ? `where f.state = ${values.add(state)}` : ''}
     order by f.recorded_at desc, f.id desc limit ${values.add(limit)}`,
    values.list,
  )
  return rows
}

export async function countReferrals(tx: Tx): Promise<{ state: ReferralState; count: number }[]> {
  const { rows } = await tx.client.query<{ state: ReferralState; count: number }>(
    'select state, count(*)::int as count from tracing.referral group by state',
  )
  return rows
}

/** Days from the sending to the first sign that the receiver has it. */
export async function answerTimes(tx: Tx): Promise<{ sent: number; days: number[] }> {
  const { rows } = await tx.client.query<{ days: number | null }>(
    `select (select min(e.happened_on)::date from tracing.referral_event e
       where e.referral_id = f.id and e.kind in ('acknowledged', 'accepted', 'declined', 'closed')) - f.sent_on::date as days
     from tracing.referral f where f.sent_on is not null and f.state <> 'withdrawn'`,
  )
  return { sent: rows.length, days: rows.flatMap(({ days }) => days ?? []) }
}

export async function indicatorsOf(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select x.indicator_id as id from tracing.referral_indicator x join tracing.indicator i on i.id = x.indicator_id
     where x.referral_id = $1 order by i.weight desc, i.id`,
    [id],
  )
  return rows.map((row) => row.id)
}

export interface PackageRow {
  readonly version: number
  readonly content: ReferralPackage
  readonly correction: string | null
  readonly sent_on: string
  readonly sent_by_name: string
}

export async function findPackages(tx: Tx, id: string): Promise<PackageRow[]> {
  const { rows } = await tx.client.query<PackageRow>(
    `select version, content, correction, sent_on, sent_by_name from tracing.referral_package
     where referral_id = $1 order by version desc`,
    [id],
  )
  return rows
}

export interface ReferralEventRow {
  readonly kind:
    | 'begun'
    | 'changed'
    | 'sent'
    | 'corrected'
    | 'acknowledged'
    | 'accepted'
    | 'declined'
    | 'closed'
    | 'withdrawn'
  readonly happened_on: string
  readonly outcome: ReferralOutcome | null
  readonly words: string | null
  readonly person_name: string
  readonly recorded_at: Date
}

export async function findReferralEvents(tx: Tx, id: string): Promise<ReferralEventRow[]> {
  const { rows } = await tx.client.query<ReferralEventRow>(
    `select kind, happened_on, outcome, words, person_name, recorded_at from tracing.referral_event
     where referral_id = $1 order by recorded_at desc, id desc`,
    [id],
  )
  return rows
}
