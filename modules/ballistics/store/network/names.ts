import type { Tx } from '#platform/db'

export async function agencyName(tx: Tx): Promise<string> {
  const { rows } = await tx.client.query<{ name: string }>('select name from access.agency where id = $1', [
    tx.actor.agencyId,
  ])
  return rows[0]!.name
}
