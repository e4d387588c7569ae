import { uuid, type Tx } from '#platform/db'
import type { Person, StatedBand } from '../contract/index.ts'
import { insertRows } from './recovery-write.ts'

export interface KnownTrace {
  readonly id: string
  readonly recovery_id: string
  readonly number: string
  readonly outcome: string | null
  readonly answered_on: string | null
}

/** Traces of the agency that are known by these numbers. */
export async function knownTraces(tx: Tx, numbers: readonly string[]): Promise<Map<string, KnownTrace>> {
  const { rows } = await tx.client.query<KnownTrace>(
    `select id, recovery_id, number, outcome, answered_on from tracing.trace
     where owner_agency = $1 and number = any ($2::text[])`,
    [tx.actor.agencyId, numbers],
  )
  return new Map(rows.map((row) => [row.number, row]))
}

export interface Answer {
  readonly id: string
  readonly outcome: string
  readonly answeredOn: string | null
  readonly purchasedOn: string | null
  readonly days: number | null
  /** Between which the days lie where they are not known. */
  readonly least?: number | null
  readonly most?: number | null
  /** What the file itself says of it. */
  readonly stated?: number | null
  readonly bandStated?: StatedBand | null
  readonly purchaserNumber: number | null
  readonly dealerKey: string | null
}

/** Writes what came back for many requests at once. */
export async function writeAnswers(tx: Tx, answers: readonly Answer[]): Promise<void> {
  if (answers.length === 0) return
  await tx.client.query(
    `update tracing.trace t set status = 'answered', outcome = x.outcome, answered_on = x."answeredOn",
       purchased_on = x."purchasedOn", days_to_crime = x.days, days_least = x.least, days_most = x.most, days_stated = x.stated,
       band_stated = x."bandStated", purchaser_number = x."purchaserNumber",
       dealer_key = x."dealerKey", version = t.version + 1
     from jsonb_to_recordset($1::jsonb) as x (id uuid, outcome text, "answeredOn" text, "purchasedOn" text, days int,
       least int, most int, stated int, "bandStated" text,
       "purchaserNumber" int, "dealerKey" text)
     where t.id = x.id`,
    [JSON.stringify(answers)],
  )
}

/** Adds possessors to recoveries of which none was known. */
export async function insertPossessors(
  tx: Tx,
  possessors: readonly { recoveryId: string; person: Person }[],
): Promise<void> {
  for (let at = 0; at < possessors.length; at += 1_000)
    await insertRows(
      tx,
      'person',
      [
        'id',
        'recovery_id',
        'owner_agency',
        'place',
        'role',
        'last',
        'first',
        'born_on',
        'sex',
        'race',
        'ethnicity',
      ],
      possessors
        .slice(at, at + 1_000)
        .map(({ recoveryId, person: one }) => [
          uuid(),
          recoveryId,
          tx.actor.agencyId,
          0,
          'possessor',
          one.last,
          one.first,
          one.bornOn,
          one.sex,
          one.race,
          one.ethnicity,
        ]),
    )
}
