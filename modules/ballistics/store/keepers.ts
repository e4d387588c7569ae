import type { Tx } from '#platform/db'

/** The own agency and those that share ballistic records with it. */
const sharing = ({ actor: { agencyId, shared } }: Tx): number[] => [
  agencyId,
  ...shared.filter(({ category }) => category === 'ballistic').map(({ ownerAgency }) => ownerAgency),
]

/** The person's own agency, and by name those that share ballistic evidence with it. */
export async function findSharers(tx: Tx): Promise<{ id: number; name: string }[]> {
  const { rows } = await tx.client.query<{ id: number; name: string }>(
    'select id, name from access.agency where id = any ($1::int[]) order by id <> $2, name',
    [sharing(tx), tx.actor.agencyId],
  )
  return rows
}

/** The name of an agency whose evidence the actor may see. */
export async function nameOf(tx: Tx, agency: number): Promise<string> {
  const { rows } = await tx.client.query<{ name: string }>('select name from access.agency where id = $1', [
    agency,
  ])
  return rows[0]?.name ?? ''
}

/** Whose evidence there is to see: the own agency where it keeps any, else the first by name that shares some. */
export async function findKeeper(tx: Tx): Promise<number | undefined> {
  const { agencyId } = tx.actor
  const { rows } = await tx.client.query<{ id: number }>(
    `select a.id from access.agency a where a.id = any ($1::int[])
       and exists (select from ballistics.exhibit e where e.owner_agency = a.id)
     order by a.id <> $2, a.name limit 1`,
    [sharing(tx), agencyId],
  )
  return rows[0]?.id
}
