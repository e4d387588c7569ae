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

/** Those of these records that the person's agency owns. */
export const ownRecords = (tx: Tx, ids: readonly string[]): Promise<KnownRecord[]> =>
  asKeeper(tx, (client) => findAll(client, ids, undefined, tx.actor.agencyId))

/** Those of these records that the person sees, whoever owns them. */
export const visibleRecords = (tx: Tx, ids: readonly string[]): Promise<KnownRecord[]> =>
  findAll(tx.client, ids, undefined, null)

const find = async (client: PoolClient, id: string, type: string | undefined, owner: number | null) =>
  (await findAll(client, [id], type, owner))[0] ?? null

async function findAll(
  client: PoolClient,
  ids: readonly string[],
  type: string | undefined,
  owner: number | null,
): Promise<KnownRecord[]> {
  const found: KnownRecord[] = []
  for (const root of await rootsOf(client, type)) {
    // Names of table and column come quoted from the database's own list.
    const { rows } = await client.query<{
      id: string
      owner_agency: number
      category: Category
      sensitivity: Sensitivity
    }>(
      `select ${root.record_column} as id, owner_agency, category, sensitivity from ${root.target}
       where ${root.record_column} = any ($1::uuid[]) and ($2::int is null or owner_agency = $2)`,
      [ids, owner],
    )
    for (const { id, owner_agency: ownerAgency, category, sensitivity } of rows)
      found.push({ type: root.record_type, id, ownerAgency, category, sensitivity })
    if (found.length === ids.length) break
  }
  return found
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
