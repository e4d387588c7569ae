import { guessDateOrder } from '../values/date-order.ts'
import type { DateOrder } from '../values/date-parts.ts'
import { isMissing } from '../values/missing.ts'
import type { MissingTest } from '../values/parsed.ts'
import { judges } from './kinds.ts'
import type { ColumnKind, Evidence } from './kinds.ts'

/** What some rows say about a column. */
export interface ColumnProfile {
  readonly header: string
  /** Place in the table, from 0. */
  readonly index: number
  /** Share of rows with a value. */
  readonly filled: number
  /** Distinct values per value: 1 when no two are alike. */
  readonly unique: number
  readonly distinct: number
  /** The most frequent values, at most 20. */
  readonly samples: readonly string[]
  /** What it can be, likeliest first; none for a column without a value. */
  readonly kinds: readonly { readonly kind: ColumnKind; readonly confidence: number }[]
  /** For dates: which part comes first, and whether the values prove it. */
  readonly dateOrder: { readonly order: DateOrder; readonly certain: boolean } | null
}

export interface ProfileOptions {
  /** No later date is believed, `2026-02-14`. */
  readonly latest: string
  readonly missing?: MissingTest
}

/** Rows beyond this add time and no knowledge. */
const ENOUGH = 2_000

/** Describes every column by its name and its values in some rows. */
export function profileColumns(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  options: ProfileOptions,
): ColumnProfile[] {
  const some = rows.slice(0, ENOUGH)
  return headers.map((header, index) => profile(header, index, some, options))
}

function profile(
  header: string,
  index: number,
  rows: readonly (readonly string[])[],
  { latest, missing = isMissing }: ProfileOptions,
): ColumnProfile {
  const values = rows.flatMap((row) => (missing(row[index] ?? '') ? [] : [row[index]!]))
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const distinct = [...counts].toSorted((a, b) => b[1] - a[1]).map(([value]) => value)
  const { order, certain } = guessDateOrder(distinct)
  const kinds = values.length === 0 ? [] : rank({ name: words(header), values, distinct, order, latest })
  return {
    header,
    index,
    filled: rows.length === 0 ? 0 : values.length / rows.length,
    unique: values.length === 0 ? 0 : distinct.length / values.length,
    distinct: distinct.length,
    samples: distinct.slice(0, 20),
    kinds,
    dateOrder: kinds.some(({ kind }) => kind === 'date' || kind === 'datetime') ? { order, certain } : null,
  }
}

function rank(evidence: Evidence): { kind: ColumnKind; confidence: number }[] {
  return (Object.keys(judges) as ColumnKind[])
    .map((kind) => ({ kind, confidence: Math.round(judges[kind](evidence) * 100) / 100 }))
    .filter(({ confidence }) => confidence >= 0.2)
    .toSorted((a, b) => b.confidence - a.confidence)
}

/** `VIC_AGE_GROUP`, `xCoordinate` and `Occur Date` as words. */
function words(header: string): string {
  return header
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase()
}
