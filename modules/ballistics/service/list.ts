import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { COUNTED, type ExhibitFilter, type ExhibitSort } from '../contract/index.ts'
import { findSharers } from '../store/keepers.ts'
import { countExhibits, findByCode, ORDERS, readPage, type ListedRow } from '../store/list.ts'
import { useLocalTime } from '../store/moments.ts'

export interface ListRequest extends ExhibitFilter {
  readonly sort: ExhibitSort
  readonly cursor?: string | undefined
  readonly limit: number
}

/**
 * One page of the list and where the next begins.
 * @throws Failure request.invalid when the cursor is not one of this sort
 */
export async function listPage(
  tx: Tx,
  { sort, cursor, limit, ...filter }: ListRequest,
): Promise<{ rows: ListedRow[]; next: string | null }> {
  await useLocalTime(tx)
  const after = cursor === undefined ? undefined : readCursor(sort, cursor)
  const found = await readPage(tx, filter, sort, after, limit + 1)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  tx.about({ type: 'exhibit', count: rows.length })
  const next =
    found.length > limit && last
      ? Buffer.from(JSON.stringify([sort, ...last.place])).toString('base64url')
      : null
  return { rows, next }
}

const PLACES: Readonly<Record<string, RegExp>> = {
  timestamptz: /^(-infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?)$/,
  text: /^[^\0]*$/s,
}
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function readCursor(sort: ExhibitSort, cursor: string): string[] {
  const [of, place, id, ...more] = parsed(cursor)
  const fits =
    of === sort && more.length === 0 && matches(PLACES[ORDERS[sort].type]!, place) && matches(ID, id)
  if (!fits)
    throw new Failure('request.invalid', {
      fields: [
        { path: 'cursor', message: 'This place in the list does not exist. Start from the first page.' },
      ],
    })
  return [place as string, id as string]
}

const matches = (shape: RegExp, part: unknown): boolean => typeof part === 'string' && shape.test(part)

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}

/** How many exhibits a filter holds, and whose could be among them. */
export async function count(tx: Tx, filter: ExhibitFilter) {
  await useLocalTime(tx)
  const exhibits = await countExhibits(tx, filter)
  const more = exhibits > COUNTED
  tx.about({ type: 'exhibit', count: Math.min(exhibits, COUNTED) })
  return { exhibits: more ? COUNTED : exhibits, more, agencies: await findSharers(tx) }
}

/** The exhibits that carry exactly this barcode or number; a few, since agencies number each for themselves. */
export async function scan(tx: Tx, code: string): Promise<ListedRow[]> {
  await useLocalTime(tx)
  const rows = await findByCode(tx, code)
  tx.about({ type: 'exhibit', count: rows.length })
  return rows
}
