import type { Tx } from '#platform/db'

interface Sharer {
  readonly id: number
  readonly name: string
}

/** The person's own agency, and by name those that share incidents with it. */
export async function findSharers(tx: Tx): Promise<Sharer[]> {
  const { agencyId, shared } = tx.actor
  const others = shared.filter((scope) => scope.category === 'incident').map((scope) => scope.ownerAgency)
  const { rows } = await tx.client.query<Sharer>(
    'select id, name from access.agency where id = any ($1::int[]) order by id <> $2, name',
    [[agencyId, ...others], agencyId],
  )
  return rows
}
