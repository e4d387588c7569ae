import type { Tx } from '#platform/db'

export interface KnownListed {
  readonly list_key: string
  readonly recovery_id: string
  readonly trace_id: string
  readonly recovered_on: string
  readonly recovered_latest: boolean
  readonly purchased_on: string | null
  readonly days_to_crime: number | null
  readonly days_least: number | null
  readonly days_most: number | null
}

/** Guns of earlier lists of the agency, with their traces. */
export async function knownListed(tx: Tx): Promise<Map<string, KnownListed>> {
  const { rows } = await tx.client.query<KnownListed>(
    `select r.list_key, r.id as recovery_id, t.id as trace_id, r.recovered_on, r.recovered_latest, t.purchased_on,
       t.days_to_crime, t.days_least, t.days_most
     from tracing.recovery r join tracing.trace t on t.recovery_id = r.id and t.status = 'answered'
     where r.owner_agency = $1 and r.list_key is not null`,
    [tx.actor.agencyId],
  )
  return new Map(rows.map((row) => [row.list_key, row]))
}

/** Recoveries of the agency whose trace was answered already. */
export async function answeredRecoveries(tx: Tx): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select distinct recovery_id as id from tracing.trace where owner_agency = $1 and status = 'answered'`,
    [tx.actor.agencyId],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Brings days of recovery to what a newer list says. */
export async function moveRecoveries(
  tx: Tx,
  days: readonly { id: string; day: string; latest: boolean }[],
): Promise<void> {
  if (days.length === 0) return
  await tx.client.query(
    `update tracing.recovery r set recovered_on = x.day, recovered_latest = x.latest
     from jsonb_to_recordset($1::jsonb) as x (id uuid, day text, latest boolean) where r.id = x.id`,
    [JSON.stringify(days)],
  )
}

/** Gives recoveries the key by which a list knows them again. */
export async function keepListKeys(tx: Tx, keys: readonly { id: string; key: string }[]): Promise<void> {
  if (keys.length === 0) return
  await tx.client.query(
    `update tracing.recovery r set list_key = x.key
     from jsonb_to_recordset($1::jsonb) as x (id uuid, key text) where r.id = x.id`,
    [JSON.stringify(keys)],
  )
}
