/** What a cell says: a value, `null` when it says nothing, or a sentence about what is wrong with it. */
export type Parsed<T> = { readonly value: T | null } | { readonly problem: string }

/** Reads one cell. Made once per column by a function that takes the options, then called for every row. */
export type Parser<T> = (text: string) => Parsed<T>

/** The cell says nothing. */
export const nothing = { value: null } as const

/** Tells whether a cell says nothing. */
export type MissingTest = (text: string) => boolean

/** Options every parser takes: what counts as missing in this column. */
export interface CellOptions {
  /** From `missingTest`; the default list when absent. */
  readonly missing?: MissingTest
}

/** A cell in a sentence: quoted, and not longer than a line. */
export function quote(text: string): string {
  return text.length > 60 ? `"${text.slice(0, 57)}…"` : `"${text}"`
}
