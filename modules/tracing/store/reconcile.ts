import type { Tx } from '#platform/db'
import type { TaskKind } from '../contract/index.ts'

/** What one check finds: which records, under which key, and what a person is told of them. */
export interface Found {
  readonly key: string
  readonly recovery_id: string | null
  readonly property_id: string | null
  readonly trace_id: string | null
  readonly facts: Readonly<Record<string, string | number | null>>
}

/** A gun as one line of facts: enough to know it again. */
const gun = (r: string) =>
  `'gun', concat_ws(' ', nullif(${r}.make, ''), nullif(${r}.model, ''), nullif(${r}.calibre, '')), 'serial', ${r}.serial, 'case', ${r}.case_number`
const REQUESTED = `t.status in ('draft', 'submitted', 'rejected', 'answered')`
const REFERENCE = `'trace', 'T-' || t.reference`

/**
 * Each check as a query over the agency's own records, `$1` the agency and `$2` today. A check says what two lists
 * do not agree on; what to do about it stands with its words on the screen.
 */
const CHECKS: Readonly<Record<TaskKind, string>> = {
  'not-recovered': `
    select p.id::text as key, null::uuid as recovery_id, p.id as property_id, null::uuid as trace_id,
      jsonb_build_object(${gun('p')}, 'tag', p.tag, 'room', p.room, 'booked', p.booked_on) as facts
    from tracing.property p where p.owner_agency = $1 and p.recovery_id is null`,
  'not-traced': `
    select r.id::text, r.id, null::uuid, null::uuid,
      jsonb_build_object(${gun('r')}, 'recovered', r.recovered_on,
        'days', case when length(r.recovered_on) = 10 then $2::date - r.recovered_on::date end)
    from tracing.recovery r where r.owner_agency = $1
      and not exists (select from tracing.trace t where t.recovery_id = r.id and ${REQUESTED})`,
  'traced-late': `
    select t.id::text, r.id, null::uuid, t.id,
      jsonb_build_object(${gun('r')}, ${REFERENCE}, 'recovered', r.recovered_on, 'days', $2::date - t.recorded_at::date)
    from tracing.trace t join tracing.recovery r on r.id = t.recovery_id
    where t.owner_agency = $1 and t.status = 'draft' and t.recorded_at::date < $2::date`,
  'traced-twice': `
    select r.id::text, r.id, null::uuid, min(t.id::text)::uuid,
      jsonb_build_object(${gun('r')}, 'traces', string_agg('T-' || t.reference, ', ' order by t.reference))
    from tracing.trace t join tracing.recovery r on r.id = t.recovery_id
    where t.owner_agency = $1 and t.status in ('submitted', 'answered')
    group by r.id having count(*) > 1`,
  'not-in-property': `
    select r.id::text, r.id, null::uuid, null::uuid, jsonb_build_object(${gun('r')}, 'recovered', r.recovered_on, 'tag', r.property_tag)
    from tracing.recovery r where r.owner_agency = $1 and r.source <> 'list'
      and exists (select from tracing.property p where p.owner_agency = $1)
      and not exists (select from tracing.property p where p.recovery_id = r.id)`,
  'recovered-twice': `
    select a.id || ' ' || b.id, b.id, null::uuid, null::uuid,
      jsonb_build_object(${gun('b')}, 'recovered', b.recovered_on, 'other', a.case_number, 'otherRecovered', a.recovered_on)
    from tracing.recovery a join tracing.recovery b on b.serial_canonical = a.serial_canonical and b.id > a.id
      and b.owner_agency = a.owner_agency and b.make_key is not distinct from a.make_key
    where a.owner_agency = $1 and a.serial_state = 'legible' and length(a.serial_canonical) > 3
      and (a.case_key = b.case_key or abs(case when length(a.recovered_on) = 10 and length(b.recovered_on) = 10
        then a.recovered_on::date - b.recovered_on::date else 999 end) <= 14)`,
  'serial-differs': `
    select t.id::text, r.id, null::uuid, t.id,
      jsonb_build_object(${gun('r')}, ${REFERENCE}, 'other', t.request -> 'firearm' ->> 'serial')
    from tracing.trace t join tracing.recovery r on r.id = t.recovery_id
    where t.owner_agency = $1 and ${REQUESTED} and r.serial_canonical is not null
      and regexp_replace(upper(t.request -> 'firearm' ->> 'serial'), '[^0-9A-Z?*]', '', 'g') not in ('', r.serial_canonical)
    union all
    select p.id::text, r.id, p.id, null::uuid, jsonb_build_object(${gun('r')}, 'tag', p.tag, 'other', p.serial)
    from tracing.property p join tracing.recovery r on r.id = p.recovery_id
    where p.owner_agency = $1 and p.serial_canonical <> r.serial_canonical`,
  'reported-stolen': `
    select r.id || ' ' || s.id, r.id, null::uuid, null::uuid,
      jsonb_build_object(${gun('r')}, 'report', s.report, 'reported', s.reported_on, 'kind', s.kind)
    from tracing.recovery r
      join tracing.serial x on x.record_id = r.id and x.owner_agency = $1
      join tracing.serial y on y.folded = x.folded and y.source = 'stolen' and y.owner_agency = $1
      join tracing.stolen s on s.id = y.record_id
    where r.owner_agency = $1 and r.serial_state = 'legible' and length(x.folded) > 3
      and r.stolen_result in ('not-checked', 'no-record', 'unclear')`,
  'rejected-waits': `
    select t.id::text, r.id, null::uuid, t.id,
      jsonb_build_object(${gun('r')}, ${REFERENCE}, 'rejected', t.rejected_on, 'why', t.rejection ->> 'words')
    from tracing.trace t join tracing.recovery r on r.id = t.recovery_id
    where t.owner_agency = $1 and t.status = 'rejected'
      and not exists (select from tracing.trace c where c.corrects_id = t.id and c.status <> 'withdrawn')`,
  'answer-late': `
    select t.id::text, r.id, null::uuid, t.id,
      jsonb_build_object(${gun('r')}, ${REFERENCE}, 'requested', t.requested_on, 'priority', t.priority,
        'days', $2::date - t.requested_on::date)
    from tracing.trace t join tracing.recovery r on r.id = t.recovery_id
    where t.owner_agency = $1 and t.status = 'submitted' and t.requested_on is not null
      and $2::date - t.requested_on::date > case t.priority when 'urgent' then 1 else 9 end`,
  'serial-unconfirmed': `
    select r.id::text, r.id, null::uuid, null::uuid, jsonb_build_object(${gun('r')}, 'other', (array_agg(x.text order by x.read_at desc))[1])
    from tracing.recovery r join tracing.reading x on x.recovery_id = r.id
    where r.owner_agency = $1 group by r.id
    having count(*) > 1 and (array_agg(coalesce(x.canonical, '') order by x.read_at desc))[1]
      <> (array_agg(coalesce(x.canonical, '') order by x.read_at desc))[2]`,
}

/**
 * Runs one check and keeps what it finds as tasks: new ones are opened, those found again stay as they were decided,
 * those no longer found are settled.
 */
export async function runCheck(
  tx: Tx,
  kind: TaskKind,
  today: string,
): Promise<{ found: number; settled: number }> {
  const agency = tx.actor.agencyId
  const { rows } = await tx.client.query<Found>(
    `with found (key, recovery_id, property_id, trace_id, facts) as (${CHECKS[kind]}) select * from found`,
    CHECKS[kind].includes('$2') ? [agency, today] : [agency],
  )
  const added = await tx.client.query<{ fresh: boolean }>(
    `insert into tracing.task (id, owner_agency, kind, key, recovery_id, property_id, trace_id, facts)
     select gen_random_uuid(), $1, $2, x.key, x.recovery_id, x.property_id, x.trace_id, x.facts
     from jsonb_to_recordset($3::jsonb) as x (key text, recovery_id uuid, property_id uuid, trace_id uuid, facts jsonb)
     on conflict (owner_agency, kind, key) do update set facts = excluded.facts, seen_at = now(),
       state = case when tracing.task.state = 'settled' then 'open' else tracing.task.state end
     returning xmax = 0 as fresh`,
    [agency, kind, JSON.stringify(rows)],
  )
  const settled = await tx.client.query(
    `update tracing.task set state = 'settled', reason = null, decided_at = now(), decided_by_name = null
     where owner_agency = $1 and kind = $2 and state <> 'settled' and key <> all ($3::text[])`,
    [agency, kind, rows.map(({ key }) => key)],
  )
  return { found: added.rows.filter(({ fresh }) => fresh).length, settled: settled.rowCount ?? 0 }
}
