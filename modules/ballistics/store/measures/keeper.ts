import type { Tx } from '#platform/db'

/** The name of an agency whose evidence the actor may see. */
export async function nameOf(tx: Tx, agency: number): Promise<string> {
  const { rows } = await tx.client.query<{ name: string }>('select name from access.agency where id = $1', [
    agency,
  ])
  return rows[0]?.name ?? ''
}
