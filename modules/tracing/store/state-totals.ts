import type { Tx } from '#platform/db'
import type { TotalSection } from '../contract/index.ts'
import { insertRows } from './recovery-write.ts'

/** One figure of ATF's tables: guns recovered in a state in a year. */
export interface StateTotal {
  readonly state: string
  readonly year: number
  readonly section: TotalSection
  /** A band or a state by its code, the words of the table otherwise. */
  readonly item: string
  readonly place: number
  readonly count: number
  readonly note: string
}

const COLUMNS = ['owner_agency', 'state', 'year', 'section', 'item', 'place', 'count', 'note']
const keyOf = ({ state, year, section, item }: StateTotal) => [state, year, section, item].join('\n')

/** Adds what is new and overwrites what changed; answers how many of each. */
export async function upsertTotals(
  tx: Tx,
  totals: readonly StateTotal[],
): Promise<{ added: number; changed: number }> {
  const { rows } = await tx.client.query<StateTotal>(
    'select state, year, section, item, place, count, note from tracing.state_total where owner_agency = $1',
    [tx.actor.agencyId],
  )
  const before = new Map(rows.map((row) => [keyOf(row), row]))
  const fresh = totals.filter((one) => !before.has(keyOf(one)))
  const changed = totals.filter((one) => {
    const old = before.get(keyOf(one))
    return old !== undefined && (old.count !== one.count || old.note !== one.note)
  })
  const all = [...fresh, ...changed]
  for (let at = 0; at < all.length; at += 2_000)
    await insertRows(
      tx,
      'state_total',
      COLUMNS,
      all
        .slice(at, at + 2_000)
        .map((one) => [
          tx.actor.agencyId,
          one.state,
          one.year,
          one.section,
          one.item,
          one.place,
          one.count,
          one.note,
        ]),
      'on conflict (owner_agency, state, year, section, item) do update set count = excluded.count, note = excluded.note',
    )
  return { added: fresh.length, changed: changed.length }
}

/** Which years of which states are there. */
export async function totalYears(tx: Tx): Promise<{ state: string; year: number }[]> {
  const { rows } = await tx.client.query<{ state: string; year: number }>(
    `select distinct state, year from tracing.state_total where section = 'time-to-crime' order by state, year`,
  )
  return rows
}

/** Bands and source states of a state in a year, in the order of the tables. */
export async function findTotals(tx: Tx, state: string, year: number): Promise<StateTotal[]> {
  const { rows } = await tx.client.query<StateTotal>(
    `select state, year, section, item, place, count, note from tracing.state_total
     where state = $1 and year = $2 and section in ('time-to-crime', 'sources') order by section, place`,
    [state, year],
  )
  return rows
}
