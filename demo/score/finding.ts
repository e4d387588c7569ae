/**
 * One thing the platform holds or found out, told by record numbers of the agencies. What kinds there are and
 * what each holds stands in demo/README.md.
 */
export interface Finding {
  readonly kind: string
  /** Record numbers as in `truth/records.jsonl`, or `police/involved-persons.csv#12` for a row without its own. */
  readonly records: readonly string[]
  /** Day on which it was known, `2022-03-04`. */
  readonly at?: string | undefined
  readonly values?: Readonly<Record<string, number>> | undefined
  /** By which of several rules it was found. */
  readonly rule?: string | undefined
}

/** Null where a share of nothing would be asked for. */
export const share = (part: number, of: number): number | null => (of === 0 ? null : part / of)

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Days from one day to another, `2022-03-04`. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000)

/** How many of `truly` were found, and how many of what was said are right. */
export interface Rates {
  readonly truly: number
  readonly said: number
  readonly right: number
  readonly recall: number | null
  readonly precision: number | null
}

export const ratesOf = (truly: number, said: number, right: number): Rates => ({
  truly,
  said,
  right,
  recall: share(right, truly),
  precision: share(right, said),
})
