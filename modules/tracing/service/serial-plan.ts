import { canonicalSerial, foldedSerial, isPattern, serialPattern } from '#platform/firearms'

/** A range of the index: what the number begins with, or, backwards, what it ends with. */
export interface Edges {
  readonly starts?: string
  readonly ends?: string
}

/**
 * One way to come by candidates, all folded: conditions that an index answers by plain comparison, and what is left
 * to look at row by row. A candidate is then laid beside what is looked for, so a way may bring too many; it must not
 * leave one out.
 */
export interface Way extends Edges {
  /** Pairs of neighbouring characters at their place, counted from 1. */
  readonly pairs?: readonly (readonly [at: number, pair: string])[]
  readonly equal?: readonly string[]
  /** One of these holds too. */
  readonly either?: readonly Edges[]
  readonly pattern?: string
}

/** Places of which the index knows the pairs. */
const PLACES = 12

/** How candidates of a text are found, or null where too little of it is known. */
export function planOf(text: string, exact: boolean): Way[] | null {
  const folded = foldedSerial(canonicalSerial(text))
  if (isPattern(folded)) {
    const { source } = serialPattern(text)
    return patternWays(folded)?.map((way) => ({ ...way, pattern: source })) ?? null
  }
  if (folded === '') return null
  return exact || folded.length < 4 ? [{ equal: [folded] }] : likeWays(folded)
}

/**
 * One slip more than confusable characters: an exchange of neighbours is one of few other numbers. Anything else
 * changes one half of the number and leaves the other, and of the changed half again one half.
 */
function likeWays(folded: string): Way[] {
  const length = folded.length
  const half = Math.floor(length / 2)
  const quarter = Math.floor((length - half) / 2)
  const start = (count: number): Edges => ({ starts: folded.slice(0, count) })
  const end = (count: number): Edges => ({ ends: reversed(folded.slice(length - count)) })
  return [
    { equal: [folded, ...exchanged(folded)] },
    { ...start(half), either: quarter > 0 ? [end(quarter), start(length - quarter)] : [] },
    { ...end(half), either: quarter > 0 ? [start(quarter), end(length - quarter)] : [] },
  ]
}

const exchanged = (text: string): string[] =>
  Array.from(
    { length: text.length - 1 },
    (_, at) => `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`,
  )

/** An ordered range at an edge of three characters or more is the quickest; else pairs whose place is known. */
function patternWays(folded: string): Way[] | null {
  const starts = /^[^?*]*/.exec(folded)![0]
  const ends = /[^?*]*$/.exec(folded)![0]
  const pairs = pairsIn(folded.split('*')[0]!, 0)
  if (starts.length >= 3) return [{ starts, pairs: pairs.filter(([at]) => at > starts.length) }]
  if (ends.length >= 3) return [{ ends: reversed(ends), pairs }]
  if (pairs.length > 0) return [{ pairs }]
  if (ends.length === 2) return [{ ends: reversed(ends) }]
  return floatingWays(folded)
}

/** Behind a `*` the place is not known: each place that the run could have is a way of its own. */
function floatingWays(folded: string): Way[] | null {
  const [before = '', ...runs] = folded.split('*')
  const known = (run: string) => pairsIn(run, 0).length
  const longest = runs.reduce((best, run) => (known(run) > known(best) ? run : best), '')
  if (known(longest) === 0) return null
  const shifts = Array.from({ length: PLACES - before.length }, (_, at) => at + before.length)
  return shifts.map((shift) => ({ pairs: pairsIn(longest, shift) })).filter(({ pairs }) => pairs.length > 0)
}

/** Known neighbours in a run that begins behind so many characters, as far as the index reaches. */
function pairsIn(run: string, shift: number): (readonly [number, string])[] {
  return Array.from(
    { length: Math.max(0, run.length - 1) },
    (_, at) => [at + 1 + shift, run.slice(at, at + 2)] as const,
  ).filter(([at, pair]) => at <= PLACES && !pair.includes('?'))
}

const reversed = (text: string): string => Array.from(text).reverse().join('')
