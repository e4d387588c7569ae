import type { Tx } from '#platform/db'
import type { IndicatorRuleKey } from '../../contract/indicator-rules.ts'
import type { IndicatorState, RuleOutcome } from '../../contract/index.ts'
import { Values } from '../values.ts'

export interface IndicatorRow {
  readonly id: string
  readonly rule: IndicatorRuleKey
  readonly rule_version: number
  readonly state: 'new' | 'dismissed' | 'kept'
  readonly met: boolean
  readonly subject_kind: 'dealer' | 'purchaser' | 'gun' | 'state' | 'theft' | 'model'
  readonly subject_name: string
  readonly title: string
  readonly sentence: string
  readonly explanation: string[]
  readonly observed: number
  readonly expected: number | null
  readonly probability: number | null
  readonly adjusted: number | null
  readonly version: number
  readonly found_at: Date
  readonly guns: number
  readonly recovered: string[]
  readonly referral_id: string | null
  readonly referral_number: string | null
}

/** A referral that was not withdrawn, the newest where there are several. */
const FROM = `from tracing.indicator i
  left join lateral (select count(*)::int as guns, coalesce(array_agg(r.recovered_on order by r.recovered_on), '{}') as recovered
    from tracing.indicator_gun g join tracing.recovery r on r.id = g.recovery_id where g.indicator_id = i.id) e on true
  left join lateral (select f.id as referral_id, f.number as referral_number from tracing.referral_indicator x
    join tracing.referral f on f.id = x.referral_id
    where x.indicator_id = i.id and f.state <> 'withdrawn' order by f.recorded_at desc limit 1) f on true`
const COLUMNS = 'i.*, e.guns, e.recovered, f.referral_id, f.referral_number'

/** `lapsed` is what is new and the last run no longer found. */
const STATE = `case when i.state = 'new' and not i.met then 'lapsed' else i.state end`

/** Indicators of a state, what is least likely by chance first. */
export async function listIndicatorRows(
  tx: Tx,
  { rule, state, limit }: { rule?: IndicatorRuleKey | undefined; state: IndicatorState; limit: number },
): Promise<IndicatorRow[]> {
  const values = new Values()
  const { rows } = await tx.client.query<IndicatorRow>(
    `select ${COLUMNS} ${FROM} where ${STATE} = ${values.add(state)} ${rule ? `and i.rule = ${values.add(rule)}` : ''}
     order by i.weight desc, i.found_at desc, i.id limit ${values.add(limit)}`,
    values.list,
  )
  return rows
}

export async function countIndicators(
  tx: Tx,
): Promise<{ rule: IndicatorRuleKey; state: IndicatorState; count: number }[]> {
  const { rows } = await tx.client.query<{ rule: IndicatorRuleKey; state: IndicatorState; count: number }>(
    `select i.rule, ${STATE} as state, count(*)::int as count from tracing.indicator i group by 1, 2 order by 1, 2`,
  )
  return rows
}

export async function findIndicator(tx: Tx, id: string): Promise<IndicatorRow | undefined> {
  const { rows } = await tx.client.query<IndicatorRow>(`select ${COLUMNS} ${FROM} where i.id = $1`, [id])
  return rows[0]
}

/** Locks one indicator until the end. */
export async function lockIndicator(
  tx: Tx,
  id: string,
): Promise<{ state: IndicatorRow['state']; version: number } | undefined> {
  const { rows } = await tx.client.query<{ state: IndicatorRow['state']; version: number }>(
    'select state, version from tracing.indicator where id = $1 for update',
    [id],
  )
  return rows[0]
}

export interface EvidenceRow {
  readonly indicator_id: string
  readonly recovery_id: string
  readonly trace_id: string | null
  readonly reference: number | null
  readonly trace_number: string | null
  readonly serial: string
  readonly make: string
  readonly model: string
  readonly type: string
  readonly calibre: string
  readonly part: string
  readonly purchased_on: string | null
  readonly recovered_on: string
  readonly days_to_crime: number | null
  readonly purchaser_number: number | null
  readonly dealer: string | null
  readonly licence: string | null
  readonly case_number: string
  readonly address: string | null
  readonly also_in: number
}

/** The guns that indicators rest on, in the order of their recoveries. */
export async function findEvidence(tx: Tx, ids: readonly string[]): Promise<EvidenceRow[]> {
  const { rows } = await tx.client.query<EvidenceRow>(
    `select g.indicator_id, g.recovery_id, g.trace_id, t.reference, t.number as trace_number, r.serial, r.make, r.model, r.type,
       r.calibre, g.part, t.purchased_on, r.recovered_on, t.days_to_crime, g.purchaser_number, d.name as dealer, d.licence,
       r.case_number, r.address,
       (select count(*)::int - 1 from tracing.indicator_gun o where o.recovery_id = g.recovery_id) as also_in
     from tracing.indicator_gun g join tracing.recovery r on r.id = g.recovery_id left join tracing.trace t on t.id = g.trace_id
     left join lateral (select s.name, s.licence from tracing.step s where s.trace_id = t.id and s.kind = 'dealer'
       order by s.place desc limit 1) d on true
     where g.indicator_id = any ($1::uuid[]) order by r.recovered_on, r.id`,
    [ids],
  )
  return rows
}

export interface IndicatorEventRow {
  readonly kind: 'found' | 'grown' | 'lapsed' | 'dismissed' | 'kept' | 'reopened' | 'referred' | 'withdrawn'
  readonly words: string | null
  readonly happened_at: Date
  readonly person_name: string
}

export async function findIndicatorEvents(tx: Tx, id: string): Promise<IndicatorEventRow[]> {
  const { rows } = await tx.client.query<IndicatorEventRow>(
    `select kind, words, happened_at, person_name from tracing.indicator_event where indicator_id = $1
     order by happened_at desc, id desc limit 200`,
    [id],
  )
  return rows
}

export interface IndicatorRunRow {
  readonly ran_at: Date
  readonly rule_version: number
  readonly guns: number
  readonly traced: number
  readonly outcomes: RuleOutcome[]
}

export async function lastIndicatorRun(tx: Tx): Promise<IndicatorRunRow | undefined> {
  const { rows } = await tx.client.query<IndicatorRunRow>(
    'select ran_at, rule_version, guns, traced, outcomes from tracing.indicator_run where owner_agency = $1',
    [tx.actor.agencyId],
  )
  return rows[0]
}
