import { uuid, type Tx } from '#platform/db'
import { insertRows } from '../recovery-write.ts'

/** A handgun of a dealer's report of a multiple sale. */
export interface SaleRow {
  readonly report: string
  readonly gunKey: string
  readonly dealerKey: string | null
  readonly reportedOn: string | null
  readonly last: string
  readonly first: string
  readonly bornOn: string | null
  readonly serial: string
  readonly canonical: string | null
  readonly make: string
  readonly model: string
  readonly type: string
  readonly calibre: string
}

const COLUMNS = [
  'report',
  'gun_key',
  'dealer_key',
  'reported_on',
  'last',
  'first',
  'born_on',
  'serial',
  'serial_canonical',
  'make',
  'model',
  'type',
  'calibre',
]
const CONTENT = COLUMNS.slice(2)
const BATCH = 1_000

/** Adds what is new and overwrites what changed; answers how many of each. */
export async function upsertSales(
  tx: Tx,
  sales: readonly SaleRow[],
): Promise<{ added: number; changed: number }> {
  const before = await countSales(tx)
  const same = CONTENT.map((name) => `sale.${name}`).join(', ')
  const fresh = CONTENT.map((name) => `excluded.${name}`).join(', ')
  let written = 0
  for (let at = 0; at < sales.length; at += BATCH)
    written += await insertRows(
      tx,
      'sale',
      ['id', 'owner_agency', ...COLUMNS],
      sales.slice(at, at + BATCH).map((one) => [uuid(), tx.actor.agencyId, ...valuesOf(one)]),
      `on conflict (owner_agency, report, gun_key) do update set (${CONTENT.join(', ')}) = (${fresh})
         where (${same}) is distinct from (${fresh})`,
    )
  const added = (await countSales(tx)) - before
  return { added, changed: written - added }
}

const valuesOf = (one: SaleRow): unknown[] => [
  one.report,
  one.gunKey,
  one.dealerKey,
  one.reportedOn,
  one.last,
  one.first,
  one.bornOn,
  one.serial,
  one.canonical,
  one.make,
  one.model,
  one.type,
  one.calibre,
]

async function countSales(tx: Tx): Promise<number> {
  const { rows } = await tx.client.query<{ n: number }>(
    'select count(*)::int as n from tracing.sale where owner_agency = $1',
    [tx.actor.agencyId],
  )
  return rows[0]!.n
}
