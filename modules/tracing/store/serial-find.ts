import type { Tx } from '#platform/db'
import { HEAD, type Way } from '../service/serial-plan.ts'
import { Values } from './values.ts'

export interface Candidate {
  readonly record_id: string
  readonly source: 'recovery' | 'trace' | 'stolen'
  readonly canonical: string
}

/**
 * Rows that one of the ways brings, at most `limit` of each, and whether a way had more than that. What a pattern
 * brings fits, wherever in the number, so of its ways together no more than of one are brought.
 */
export async function findCandidates(
  tx: Tx,
  ways: readonly Way[],
  limit: number,
): Promise<{ candidates: Candidate[]; cut: boolean }> {
  const values = new Values()
  // `offset 0` hides the limit from the planner: hoping to be done soon, it walks along one index and looks at every
  // row, where two indexes together leave hardly any.
  const most = values.add(limit + 1)
  const parts = ways.map(
    (way, at) =>
      `(select w.*, ${at} as way from (select s.record_id, s.source, s.canonical from tracing.serial s
        where ${conditionsOf(way, values).join(' and ')} offset 0) w limit ${most}::int)`,
  )
  const fits = ways.every(({ pattern }) => pattern !== undefined)
  const { rows } = await tx.client.query<Candidate & { way: number }>(
    fits
      ? `select * from (${parts.join(' union all ')}) brought limit ${most}::int`
      : parts.join(' union all '),
    values.list,
  )
  if (fits && rows.length > limit) return { candidates: rows, cut: true }
  const brought = new Map<number, number>()
  for (const { way } of rows) brought.set(way, (brought.get(way) ?? 0) + 1)
  return { candidates: rows, cut: [...brought.values()].some((count) => count > limit) }
}

function conditionsOf(way: Way, values: Values): string[] {
  const { starts = '', ends = '' } = way
  return [
    ...(way.equal ? [`s.folded = any (${values.add(way.equal)}::text[])`] : []),
    // Both ends at once have an index of their own; it wants the beginning as a value, not as a range.
    ...(starts.length >= HEAD && ends ? [`s.head = ${values.add(starts.slice(0, HEAD))}`] : []),
    ...(starts ? [range('s.folded', starts, values)] : []),
    ...(ends ? [range('s.backwards', ends, values)] : []),
    ...(way.runs ?? []).map(([at, run]) =>
      run.length < 4 ? range(`s.p${at}`, run, values) : `s.p${at} = ${values.add(run)}`,
    ),
    ...(way.bridges ?? []).map(([at, runs]) => `s.p${at} = any (${values.add(runs)}::text[])`),
    ...(way.pattern ? [`s.folded ~ ${values.add(way.pattern)}`] : []),
  ]
}

/** Everything that begins with a text, as a range of the bytewise order. */
function range(column: string, start: string, values: Values): string {
  const after = start.slice(0, -1) + String.fromCodePoint(start.codePointAt(start.length - 1)! + 1)
  return `${column} >= ${values.add(start)} and ${column} < ${values.add(after)}`
}

export interface Described {
  readonly id: string
  readonly make: string
  readonly model: string
  readonly type: string
  readonly calibre: string
  readonly number: string
  readonly happened_on: string | null
  readonly shared_by: string | null
}

/** What the records of candidates are, as far as the actor sees them. */
export async function describeRecords(tx: Tx, ids: readonly string[]): Promise<Map<string, Described>> {
  const { rows } = await tx.client.query<Described>(
    `select r.id, r.make, r.model, r.type, r.calibre, r.case_number as number, r.recovered_on as happened_on,
       case when r.owner_agency <> $2 then (select a.name from access.agency a where a.id = r.owner_agency) end as shared_by
     from tracing.recovery r where r.id = any ($1::uuid[])
     union all
     select t.id, t.request -> 'firearm' ->> 'make', t.request -> 'firearm' ->> 'model', t.request -> 'firearm' ->> 'type',
       t.request -> 'firearm' ->> 'calibre', coalesce(t.number, 'T-' || t.reference), t.requested_on,
       case when t.owner_agency <> $2 then (select a.name from access.agency a where a.id = t.owner_agency) end
     from tracing.trace t where t.id = any ($1::uuid[])
     union all
     select s.id, s.make, s.model, s.type, s.calibre, s.report, s.reported_on, null from tracing.stolen s
     where s.id = any ($1::uuid[])`,
    [ids, tx.actor.agencyId],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
