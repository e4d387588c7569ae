import { uuid, type Tx } from '#platform/db'
import type { IndicatorRuleKey } from '../../contract/indicator-rules.ts'
import type { RuleOutcome } from '../../contract/index.ts'
import type { Found } from '../../service/indicators/facts.ts'
import { insertRows } from '../recovery-write.ts'

export interface KnownIndicator {
  readonly id: string
  readonly rule: IndicatorRuleKey
  readonly key: string
  readonly state: 'new' | 'dismissed' | 'kept'
  readonly met: boolean
  readonly guns: readonly string[]
}

/** Every indicator of the agency, locked until the end of the run. */
export async function lockIndicators(tx: Tx): Promise<KnownIndicator[]> {
  const { rows } = await tx.client.query<KnownIndicator>(
    `select i.id, i.rule, i.key, i.state, i.met,
       coalesce((select array_agg(g.recovery_id) from tracing.indicator_gun g where g.indicator_id = i.id), '{}') as guns
     from tracing.indicator i where i.owner_agency = $1 order by i.id for update of i`,
    [tx.actor.agencyId],
  )
  return rows
}

export interface Kept {
  readonly id: string
  readonly rule: IndicatorRuleKey
  readonly found: Found
}

const BATCH = 500

/** Writes what was found, new or again, with the guns it rests on. The words are those of this run. */
export async function writeIndicators(tx: Tx, kept: readonly Kept[], ruleVersion: number): Promise<void> {
  const { agencyId } = tx.actor
  const again = CONTENT.map((name) => `${name} = excluded.${name}`).join(', ')
  for (let at = 0; at < kept.length; at += BATCH) {
    const some = kept.slice(at, at + BATCH)
    await insertRows(
      tx,
      'indicator',
      ['id', 'owner_agency', 'rule', 'key', ...CONTENT],
      some.map(({ id, rule, found }) => [id, agencyId, rule, found.key, ...contentOf(found, ruleVersion)]),
      `on conflict (owner_agency, rule, key) do update set ${again}, met = true, seen_at = now()`,
    )
    await tx.client.query('delete from tracing.indicator_gun where indicator_id = any ($1::uuid[])', [
      some.map(({ id }) => id),
    ])
    const guns = some.flatMap(({ id, found }) => [...gunsOf(id, agencyId, found)])
    for (let from = 0; from < guns.length; from += BATCH)
      await insertRows(tx, 'indicator_gun', GUN, guns.slice(from, from + BATCH), 'on conflict do nothing')
  }
}

const GUN = ['indicator_id', 'owner_agency', 'recovery_id', 'trace_id', 'part', 'purchaser_number']
const gunsOf = (id: string, agencyId: number, { guns }: Found): unknown[][] =>
  guns.map(({ gun, part }) => [id, agencyId, gun.recoveryId, gun.traceId, part, gun.purchaser])

const CONTENT = [
  'rule_version',
  'subject_kind',
  'subject_id',
  'subject_name',
  'title',
  'sentence',
  'explanation',
  'observed',
  'expected',
  'probability',
  'adjusted',
  'weight',
]
const contentOf = (found: Found, ruleVersion: number): unknown[] => [
  ruleVersion,
  found.subject.kind,
  found.subject.id,
  found.subject.name,
  found.title,
  found.sentence,
  found.explanation,
  found.observed,
  found.expected,
  found.probability,
  found.adjusted,
  found.weight,
]

export interface NewEvent {
  readonly indicatorId: string
  readonly kind: 'found' | 'grown' | 'lapsed' | 'dismissed' | 'kept' | 'reopened' | 'referred' | 'withdrawn'
  readonly words?: string | null
}

/** Adds to the history of indicators. */
export async function addEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  for (let at = 0; at < events.length; at += BATCH)
    await insertRows(
      tx,
      'indicator_event',
      ['id', 'indicator_id', 'owner_agency', 'kind', 'words', 'person', 'person_name'],
      events
        .slice(at, at + BATCH)
        .map(({ indicatorId, kind, words }) => [
          uuid(),
          indicatorId,
          tx.actor.agencyId,
          kind,
          words ?? null,
          tx.actor.personId,
          tx.actor.name,
        ]),
    )
}

/** What the last run no longer found, and what has new guns and is to be looked at again. */
export async function markIndicators(
  tx: Tx,
  { lapsed, renewed }: { lapsed: readonly string[]; renewed: readonly string[] },
): Promise<void> {
  await tx.client.query(
    `update tracing.indicator set met = false, version = version + 1 where id = any ($1::uuid[])`,
    [lapsed],
  )
  await tx.client.query(
    `update tracing.indicator set state = case when state = 'dismissed' then 'new' else state end, version = version + 1
     where id = any ($1::uuid[])`,
    [renewed],
  )
}

export async function setState(tx: Tx, id: string, state: KnownIndicator['state']): Promise<void> {
  await tx.client.query('update tracing.indicator set state = $2, version = version + 1 where id = $1', [
    id,
    state,
  ])
}

/** Keeps when indicators were looked for last, in whose name, and what each rule did. */
export async function keepIndicatorRun(
  tx: Tx,
  run: { ruleVersion: number; guns: number; traced: number; outcomes: readonly RuleOutcome[] },
): Promise<void> {
  await tx.client.query(
    `insert into tracing.indicator_run (owner_agency, ran_at, ran_as, rule_version, guns, traced, outcomes)
     values ($1, now(), $2, $3, $4, $5, $6)
     on conflict (owner_agency) do update set ran_at = excluded.ran_at, ran_as = excluded.ran_as,
       rule_version = excluded.rule_version, guns = excluded.guns, traced = excluded.traced, outcomes = excluded.outcomes`,
    [
      tx.actor.agencyId,
      tx.actor.personId,
      run.ruleVersion,
      run.guns,
      run.traced,
      JSON.stringify(run.outcomes),
    ],
  )
}
