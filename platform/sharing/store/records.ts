import type { PoolClient } from 'pg'
import type { Category, Sensitivity } from '#contract'
import { asKeeper, type Tx } from '#platform/db'

/** A record by its label, whatever it holds. */
export interface KnownRecord {
  readonly type: string
  readonly id: string
  readonly ownerAgency: number
  readonly category: Category
  readonly sensitivity: Sensitivity
}

interface Root {
  readonly record_type: string
  readonly target: string
  readonly record_column: string
}

/** The record if the person may see it: the database decides. Without a type, of whatever kind it is. */
export const visibleRecord = (tx: Tx, id: string, type?: string): Promise<KnownRecord | null> =>
  find(tx.client, id, type, null)

/** The record if the person's agency owns it, whether or not the person may open it. */
export const ownRecord = (tx: Tx, type: string, id: string): Promise<KnownRecord | null> =>
  asKeeper(tx, (client) => find(client, id, type, tx.actor.agencyId))

async function find(
  client: PoolClient,
  id: string,
  type: string | undefined,
  owner: number | null,
): Promise<KnownRecord | null> {
  for (const root of await rootsOf(client, type)) {
    // Names of table and column come quoted from the database's own list.
    const { rows } = await client.query<{
      owner_agency: number
      category: Category
      sensitivity: Sensitivity
    }>(
      `select owner_agency, category, sensitivity from ${root.target}
       where ${root.record_column} = $1 and ($2::int is null or owner_agency = $2)`,
      [id, owner],
    )
    const label = rows[0]
    if (label)
      return {
        type: root.record_type,
        id,
        ownerAgency: label.owner_agency,
        category: label.category,
        sensitivity: label.sensitivity,
      }
  }
  return null
}

async function rootsOf(client: PoolClient, type: string | undefined): Promise<Root[]> {
  const { rows } = await client.query<Root>(
    `select record_type, target::text as target, quote_ident(record_column) as record_column
     from access.protected_table
     where record_type is not null and record_column is not null and part is null and not private
       and ($1::text is null or record_type = $1) order by record_type`,
    [type ?? null],
  )
  return rows
}
