import type { ExhibitKind, Mark } from '../contract/index.ts'

/** Parts of a name that number an exhibit: `B26-000123` is three, of which two stand together. */
const MOST_PARTS = 6
/** A key of one character stands in any name. */
const LEAST_KEY = 2

/** Some neighbouring parts of a name, as numbers are compared. */
export interface NamePart {
  /** Letters and digits in capitals, without what stands between. */
  readonly key: string
  /** The same with a dash where two digits met: set when there is one. */
  readonly apart: string | null
}

/**
 * Every run of up to six neighbouring parts of a file's name, the longest first; of equals the one further in front.
 * `B26-000123_breech face.x3p` gives `B26000123BREECHFACE`, …, `B26000123`, …
 */
export function partsIn(name: string): NamePart[] {
  const parts = partsOf(stemOf(name))
  const runs = parts.flatMap((_, from) =>
    parts.slice(from, from + MOST_PARTS).map((_part, more) => partOf(parts.slice(from, from + more + 1))),
  )
  return runs
    .filter(({ key }) => key.length >= LEAST_KEY)
    .toSorted((one, other) => other.key.length - one.key.length)
}

/**
 * Whether a part of a name is a number as it is written. Digits that stand apart in the name stand apart in the number
 * too: the second picture of FX-1, `FX-1 2.jpg`, is none of FX-12. The other way round they need not: `B26000123` is
 * B26-000123.
 */
export const isNumber = ({ key, apart }: NamePart, number: string): boolean => {
  const own = partOf(partsOf(number))
  return own.key === key && (apart === null || own.apart === apart)
}

const partsOf = (text: string): string[] => text.toUpperCase().match(/[0-9A-Z]+/g) ?? []

function partOf(parts: readonly string[]): NamePart {
  const apart = parts.reduce(
    (whole, part) => whole + (/\d$/.test(whole) && /^\d/.test(part) ? '-' : '') + part,
    '',
  )
  return { key: parts.join(''), apart: apart.includes('-') ? apart : null }
}

const stemOf = (name: string): string => name.replace(/\.[0-9a-z]{1,5}$/i, '')

const WORDS: readonly (readonly [Mark, RegExp])[] = [
  ['firing-pin', /\b(firing pin|firingpin|fp|fpi)\b/i],
  ['breech-face', /\b(breech face|breechface|breech|bf)\b/i],
  ['bullet-land', /\b(lands?|lea|bullet)\b/i],
]

/** Which mark a scan is of: as its name says, otherwise by the kind of exhibit; and the number of a land. */
export function markIn(name: string, kind: ExhibitKind | undefined): { mark: Mark; land: number | null } {
  const words = stemOf(name).replace(/[^0-9A-Za-z]+/g, ' ')
  const said = WORDS.find(([, fits]) => fits.test(words.replace(/([a-z])(\d)/gi, '$1 $2')))?.[0]
  const byKind: Mark = kind === 'bullet' || kind === 'fragment' ? 'bullet-land' : 'breech-face'
  const mark = said ?? byKind
  const land = mark === 'bullet-land' ? /\b(?:lands?|lea|l) ?(\d{1,2})\b/i.exec(words)?.[1] : undefined
  const number = Number(land ?? 0)
  return { mark, land: number >= 1 && number <= 30 ? number : null }
}
