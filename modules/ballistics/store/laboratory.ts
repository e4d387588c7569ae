import type { Tx } from '#platform/db'

interface Acquisition {
  readonly acquiredAt: string
  readonly acquisition: string | null
  readonly site: string | null
}

/** What is known of the entry into the imaging network; an exhibit nobody triaged was chosen by being entered. */
export async function markAcquired(
  tx: Tx,
  id: string,
  { acquiredAt, acquisition, site }: Acquisition,
): Promise<void> {
  await tx.client.query(
    `update ballistics.exhibit set acquired_at = $2::timestamptz, acquisition = $3, site = $4,
       triage = 'enter', triaged_at = coalesce(triaged_at, now()), triaged_by = coalesce(triaged_by, $5),
       represented_by = null, triage_reason = case when triage = 'enter' then triage_reason end, version = version + 1
     where id = $1`,
    [id, acquiredAt, acquisition, site, tx.actor.personId],
  )
}

/** Whether a moment lies before the receipt of an exhibit; a receipt of which only the day is known counts from its midnight. */
export async function beforeReceipt(tx: Tx, id: string, moment: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'select from ballistics.exhibit where id = $1 and received_at > $2::timestamptz',
    [id, moment],
  )
  return rowCount !== 0
}

/** The uncorrected entry of a log that tells of the acquisition. */
export async function acquiredEntry(tx: Tx, exhibitId: string): Promise<string | undefined> {
  const { rows } = await tx.client.query<{ id: string }>(
    `with recursive chain as (
       select k.id from ballistics.custody k where k.exhibit_id = $1 and k.kind = 'acquired'
       union all select k.id from chain c join ballistics.custody k on k.corrects_id = c.id)
     select c.id from chain c where not exists (select from ballistics.custody n where n.corrects_id = c.id)
     order by c.id desc limit 1`,
    [exhibitId],
  )
  return rows[0]?.id
}
