import type { Tx } from '#platform/db'

/** What a document says of the agency that prints it, and of one whose record it is. */
export interface Agency {
  readonly name: string
  readonly contact: string
  readonly time_zone: string
}

export async function findAgency(tx: Tx, id: number): Promise<Agency> {
  const { rows } = await tx.client.query<Agency>(
    'select name, contact, time_zone from access.agency where id = $1',
    [id],
  )
  return rows[0]!
}
