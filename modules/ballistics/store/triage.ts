import type { Tx } from '#platform/db'
import type { TriageDecision } from '../contract/index.ts'

export async function exhibitsOfCase(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    'select id from ballistics.exhibit where casefile_id = $1 order by number limit 5000',
    [caseId],
  )
  return rows.map(({ id }) => id)
}

/** Writes decisions about exhibits that the transaction holds; each takes the place of an earlier one. */
export async function writeTriage(tx: Tx, decisions: readonly TriageDecision[]): Promise<void> {
  await tx.client.query(
    `update ballistics.exhibit e set triage = x.outcome, triage_reason = x.reason, represented_by = x."representedBy",
       triaged_at = now(), triaged_by = $2, version = e.version + 1
     from jsonb_to_recordset($1::jsonb) as x ("exhibitId" uuid, outcome text, reason text, "representedBy" uuid)
     where e.id = x."exhibitId"`,
    [JSON.stringify(decisions), tx.actor.personId],
  )
}

/** Exhibits that are represented by one that is not entered itself. */
export async function strayRepresented(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ number: string }>(
    `select e.number from ballistics.exhibit e join ballistics.exhibit r on r.id = e.represented_by
     where e.casefile_id = $1 and r.triage is distinct from 'enter' order by e.number`,
    [caseId],
  )
  return rows.map(({ number }) => number)
}
