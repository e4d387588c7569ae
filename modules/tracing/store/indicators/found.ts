import type { Tx } from '#platform/db'
import type { IndicatorRuleKey } from '../../contract/indicator-rules.ts'

/** An indicator by the numbers of the records behind it. */
export interface FoundRow {
  readonly rule: IndicatorRuleKey
  readonly subject_kind: string
  readonly licence: string | null
  readonly state: string | null
  readonly records: readonly string[]
  readonly on: string
}

/** Every indicator of the agency that the last run found, with numbers of traces, property tags or licences. */
export async function foundIndicators(tx: Tx): Promise<FoundRow[]> {
  const { rows } = await tx.client.query<FoundRow>(
    `select i.rule, i.subject_kind, d.licence, case when i.subject_kind = 'state' then i.subject_id end as state,
       coalesce((select array_agg(coalesce(t.number, r.property_tag) order by r.recovered_on)
         from tracing.indicator_gun g join tracing.recovery r on r.id = g.recovery_id left join tracing.trace t on t.id = g.trace_id
         where g.indicator_id = i.id and coalesce(t.number, r.property_tag) is not null), '{}') as records,
       to_char(i.found_at, 'YYYY-MM-DD') as on
     from tracing.indicator i
     left join tracing.dealer d on d.owner_agency = i.owner_agency and d.licence_key = i.subject_id
     where i.owner_agency = $1 and i.met and i.state <> 'dismissed' order by i.rule, i.weight desc, i.id`,
    [tx.actor.agencyId],
  )
  return rows
}
