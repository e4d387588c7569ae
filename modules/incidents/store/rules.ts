import type { Tx } from '#platform/db'

interface RulesRow {
  readonly graze_counts: boolean
  readonly officer_involved_counts: boolean
  readonly late_after_days: number
  readonly changed_by: string
  readonly changed_at: Date
}

/** The agency's own rules; nothing where it never chose. */
export async function findRules(tx: Tx): Promise<RulesRow | undefined> {
  const { rows } = await tx.client.query<RulesRow>(
    `select graze_counts, officer_involved_counts, late_after_days, changed_by, changed_at
     from incidents.counting_rules where owner_agency = $1`,
    [tx.actor.agencyId],
  )
  return rows[0]
}

export async function saveRules(
  tx: Tx,
  rules: Pick<RulesRow, 'graze_counts' | 'officer_involved_counts' | 'late_after_days'>,
): Promise<void> {
  await tx.client.query(
    `insert into incidents.counting_rules (owner_agency, graze_counts, officer_involved_counts, late_after_days, changed_by)
     values ($1, $2, $3, $4, $5)
     on conflict (owner_agency) do update set graze_counts = excluded.graze_counts,
       officer_involved_counts = excluded.officer_involved_counts, late_after_days = excluded.late_after_days,
       changed_by = excluded.changed_by, changed_at = now()`,
    [
      tx.actor.agencyId,
      rules.graze_counts,
      rules.officer_involved_counts,
      rules.late_after_days,
      tx.actor.name,
    ],
  )
}

/** Incidents whose class or counts one of the rules can decide. */
export async function findAffected(
  tx: Tx,
  { graze, officerInvolved }: { graze: boolean; officerInvolved: boolean },
): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select id from incidents.incident
     where owner_agency = $1 and (($3 and officer_involved)
       or ($2 and id in (select incident_id from incidents.victim where owner_agency = $1 and wound = 'graze')))
     order by id`,
    [tx.actor.agencyId, graze, officerInvolved],
  )
  return rows.map((row) => row.id)
}

interface Reclassified {
  readonly id: string
  readonly class: string
  readonly exclusion: string | null
  readonly wounded: number
}

/** Writes new classes; the version is raised with the version rows. */
export async function reclassify(tx: Tx, rows: readonly Reclassified[]): Promise<void> {
  await tx.client.query(
    `update incidents.incident i set class = x.class, exclusion = x.exclusion, wounded = x.wounded,
       version = i.version + 1
     from jsonb_to_recordset($1::jsonb) as x (id uuid, class text, exclusion text, wounded smallint)
     where i.id = x.id`,
    [JSON.stringify(rows)],
  )
}
