import { IMPORTERS, MAKES } from './makes.ts'
import { compact, listed } from './text.ts'

export interface Make {
  readonly key: string
  readonly name: string
  /** Country where all its guns are made; null where it makes them in more than one. */
  readonly country: string | null
  /** Codes of the NCIC gun file. */
  readonly ncic: readonly string[]
}

export interface Importer {
  readonly key: string
  readonly name: string
  /** Makes it brings in, by key. */
  readonly brings: readonly string[]
  /** Whether it makes firearms too, so that its name as maker may be right. */
  readonly makesToo: boolean
}

/** What a text was read as, and whether a slip of the keyboard had to be overlooked. */
export interface Read<T> {
  readonly found: T
  readonly how: 'spelling' | 'typing-error'
}

const SUFFIX =
  /\b(?:INC|LLC|LTD|CO|CORP|CORPORATION|COMPANY|GMBH|MFG|MANUFACTURING|INTL|INTERNATIONAL|FIREARMS|IND|INDUSTRIES|USA)\b\.?/g

const cells = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))

/** Every make of the vocabulary. */
export const makes: readonly Make[] = cells(MAKES).map(([key, name, country, ncic]) => ({
  key: key!,
  name: name!,
  country: country || null,
  ncic: listed(ncic!),
}))

/** Every importer of the vocabulary. */
export const importers: readonly Importer[] = cells(IMPORTERS).map(([key, name, brings, too]) => ({
  key: key!,
  name: name!,
  brings: listed(brings!),
  makesToo: too === 'y',
}))

const byKey = new Map(makes.map((make) => [make.key, make]))
const makeSpellings = spellings(
  cells(MAKES).map(([key, name, , codes, more], i) => [
    makes[i]!,
    [name!, key!, ...listed(more!)],
    listed(codes!),
  ]),
)
const importerSpellings = spellings(
  cells(IMPORTERS).map(([, name, , , more], i) => [importers[i]!, [name!, ...listed(more!)], []]),
)

/** The make that a text means. A text one keystroke away from exactly one long name counts as a typing error. */
export const makeOf = (text: string | null | undefined): Read<Make> | null => read(makeSpellings, text)

/** The importer that a text names. Some names are both: `GLOCK INC` is how people write Glock. */
export const importerOf = (text: string | null | undefined): Read<Importer> | null =>
  read(importerSpellings, text)

export const makeNamed = (key: string | null | undefined): Make | undefined =>
  key ? byKey.get(key) : undefined

function spellings<T>(rows: readonly (readonly [T, readonly string[], readonly string[]])[]): Map<string, T> {
  const known = new Map<string, T>()
  for (const [found, names] of rows) for (const name of names) known.set(compact(name), found)
  // What remains of a name without its legal form, then codes: neither takes what a full name already means.
  for (const [found, names, codes] of rows)
    for (const name of [...names.map(bare), ...codes]) {
      const short = compact(name)
      if (short.length > 1 && !known.has(short)) known.set(short, found)
    }
  return known
}

function bare(text: string): string {
  return text.toUpperCase().replaceAll(SUFFIX, ' ')
}

function read<T>(known: ReadonlyMap<string, T>, text: string | null | undefined): Read<T> | null {
  if (!text) return null
  const exact = known.get(compact(text)) ?? known.get(compact(bare(text)))
  if (exact) return { found: exact, how: 'spelling' }
  const typed = compact(text)
  if (typed.length < 5) return null
  const near = new Set<T>()
  for (const [name, found] of known) if (name.length >= 5 && oneSlip(typed, name)) near.add(found)
  const [only, ...others] = near
  return only !== undefined && others.length === 0 ? { found: only, how: 'typing-error' } : null
}

/** Whether one letter too many, too few, wrong, or two neighbours exchanged make the difference. */
function oneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let i = 0
  while (i < one.length && one[i] === other[i]) i++
  const a = one.slice(i)
  const b = other.slice(i)
  return (
    a.slice(1) === b ||
    a === b.slice(1) ||
    a.slice(1) === b.slice(1) ||
    (a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  )
}
