import type { Tx } from '#platform/db'

interface Acquired {
  readonly id: string
  readonly case_id: string
  readonly calibre_key: string | null
}

/** Exhibits of the person's agency by their acquisition, where that names one alone. */
export async function exhibitsAcquired(
  tx: Tx,
  acquisitions: readonly string[],
): Promise<ReadonlyMap<string, Acquired>> {
  const { rows } = await tx.client.query<Acquired & { acquisition: string }>(
    `select acquisition, min(id::text)::uuid as id, min(casefile_id::text)::uuid as case_id,
       min(calibre_key) as calibre_key from ballistics.exhibit
     where owner_agency = $1 and acquisition = any ($2::text[]) group by acquisition having count(*) = 1`,
    [tx.actor.agencyId, acquisitions],
  )
  return new Map(rows.map(({ acquisition, ...exhibit }) => [acquisition, exhibit]))
}
