import { asKeeper, uuid, type Tx } from '#platform/db'
import type { ExaminationResult, LeadPriority, LeadState, OutcomeContent } from '../../contract/index.ts'

export interface NewExamination {
  readonly result: ExaminationResult
  readonly method: string
  readonly examinedOn: string
  readonly exhibits: readonly string[]
  readonly notes: string
}

export async function insertExamination(tx: Tx, leadId: string, one: NewExamination): Promise<string> {
  const id = uuid()
  const { agencyId, personId, name } = tx.actor
  await tx.client.query(
    `insert into ballistics.examination (id, lead_id, owner_agency, result, method, examined_on, exhibits, notes, examiner, examiner_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, leadId, agencyId, one.result, one.method, one.examinedOn, one.exhibits, one.notes, personId, name],
  )
  return id
}

/** Counts a pair of cases for the person's agency; false when it is counted already, by whatever agency. */
export async function insertHit(
  tx: Tx,
  hit: {
    readonly leadId: string
    readonly examinationId: string
    readonly pairKey: string
    readonly confirmedOn: string
  },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `insert into ballistics.hit (id, lead_id, examination_id, owner_agency, pair_key, confirmed_on)
     values ($1, $2, $3, $4, $5, $6) on conflict (pair_key) where undone_at is null do nothing`,
    [uuid(), hit.leadId, hit.examinationId, tx.actor.agencyId, hit.pairKey, hit.confirmedOn],
  )
  return rowCount === 1
}

/** Takes back a hit of the person's agency. */
export async function undoHit(tx: Tx, id: string, reason: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `update ballistics.hit set undone_at = now(), undone_by = $2, undone_by_name = $3, undone_reason = $4
     where id = $1 and undone_at is null`,
    [id, tx.actor.personId, tx.actor.name, reason],
  )
  return rowCount === 1
}

/**
 * Sets the state of a lead. An examiner of another agency that was told may decide about it, which no right on the row
 * gives; whether they may is settled by the caller.
 */
export async function setState(
  tx: Tx,
  lead: { readonly id: string; readonly owner_agency: number },
  state: LeadState,
): Promise<void> {
  await asKeeper(tx, (client) =>
    client.query(
      `update ballistics.lead set state = $3, version = version + 1,
         decided_at = case when $3 = 'unconfirmed' then null else now() end
       where id = $1 and owner_agency = $2`,
      [lead.id, lead.owner_agency, state],
    ),
  )
}

export async function updateStanding(
  tx: Tx,
  id: string,
  { priority, knownLink }: { readonly priority: LeadPriority; readonly knownLink: string | null },
): Promise<void> {
  await tx.client.query(
    `update ballistics.lead set priority = $2, known_link = $3::text is not null, known_reason = $3, version = version + 1
     where id = $1`,
    [id, priority, knownLink],
  )
}

export async function insertOutcome(tx: Tx, leadId: string, one: OutcomeContent): Promise<void> {
  const { agencyId, personId, name } = tx.actor
  await tx.client.query(
    `insert into ballistics.lead_outcome (id, lead_id, owner_agency, assignment, assigned_to, assigned_on, investigation,
       worked_on, result, usefulness, words, recorded_at, recorded_by, recorded_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, clock_timestamp(), $12, $13)`,
    [
      uuid(),
      leadId,
      agencyId,
      one.assignment,
      one.assignedTo,
      one.assignedOn,
      one.investigation,
      one.workedOn,
      one.result,
      one.usefulness,
      one.words,
      personId,
      name,
    ],
  )
}
