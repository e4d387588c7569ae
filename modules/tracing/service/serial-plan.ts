import { canonicalSerial, foldedSerial, isPattern, serialPattern } from '#platform/firearms'

/** A range of the index: what the number begins with, or, backwards, what it ends with. */
interface Edges {
  readonly starts?: string
  readonly ends?: string
}

/**
 * One way to come by candidates, all folded: conditions that an index answers by plain comparison, and what is left
 * to look at row by row. A candidate is then laid beside what is looked for, so a way may bring too many; it must not
 * leave one out.
 */
export interface Way extends Edges {
  /** Runs of two to four known characters at their place, counted from 1. */
  readonly runs?: readonly (readonly [at: number, run: string])[]
  readonly equal?: readonly string[]
  readonly pattern?: string
}

/** Places of which the index knows the run that begins there, and how long it knows it. */
const PLACES = 12
const RUN = 4
/** Characters at the beginning of which the index knows the end as well. */
export const HEAD = 3

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
 * changes one half of the number and leaves the other, and of the changed half again one half: so of a number in four
 * parts three are left, and either they stand together or the first and the last do.
 */
function likeWays(folded: string): Way[] {
  const length = folded.length
  const half = Math.floor(length / 2)
  const quarter = Math.floor((length - half) / 2)
  const start = (count: number): Edges => ({ starts: folded.slice(0, count) })
  const end = (count: number): Edges => ({ ends: reversed(folded.slice(length - count)) })
  return [
    { equal: [folded, ...exchanged(folded)] },
    start(length - quarter),
    { ...start(half), ...end(quarter) },
    end(length - quarter),
    { ...start(quarter), ...end(half) },
  ]
}

const exchanged = (text: string): string[] =>
  Array.from(
    { length: text.length - 1 },
    (_, at) => `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`,
  )

/** An ordered range at an edge of three characters or more is the quickest; else runs whose place is known. */
function patternWays(folded: string): Way[] | null {
  const starts = /^[^?*]*/.exec(folded)![0]
  const ends = /[^?*]*$/.exec(folded)![0]
  const runs = runsIn(folded.split('*')[0]!, 0)
  if (starts.length >= HEAD && ends.length > 0)
    return [{ starts, ends: reversed(ends), runs: behind(runs, starts) }]
  if (starts.length >= 3) return [{ starts, runs: behind(runs, starts) }]
  if (ends.length >= 3) return [{ ends: reversed(ends), runs }]
  if (runs.length > 0) return [{ runs }]
  if (ends.length === 2) return [{ ends: reversed(ends) }]
  return floatingWays(folded)
}

const behind = (runs: ReturnType<typeof runsIn>, starts: string) => runs.filter(([at]) => at > starts.length)

/** Behind a `*` the place is not known: each place that the run could have is a way of its own. */
function floatingWays(folded: string): Way[] | null {
  const [before = '', ...parts] = folded.split('*')
  const known = (part: string) => Math.max(0, ...runsIn(part, 0).map(([, run]) => run.length))
  const longest = parts.reduce((best, part) => (known(part) > known(best) ? part : best), '')
  if (known(longest) === 0) return null
  const shifts = Array.from({ length: PLACES - before.length }, (_, at) => at + before.length)
  return shifts.map((shift) => ({ runs: runsIn(longest, shift) })).filter(({ runs }) => runs.length > 0)
}

/** Known runs in a text that begins behind so many characters, each at its place, as far as the index reaches. */
function runsIn(text: string, shift: number): (readonly [at: number, run: string])[] {
  return [...text.matchAll(/[^?*]{2,}/g)].flatMap(({ 0: known, index }) => {
    const last = Math.max(0, known.length - RUN)
    const offsets = new Set([
      ...Array.from({ length: Math.floor(last / RUN) + 1 }, (_, at) => at * RUN),
      last,
    ])
    return [...offsets]
      .map((offset) => [index + offset + 1 + shift, known.slice(offset, offset + RUN)] as const)
      .filter(([at]) => at <= PLACES)
  })
}

const reversed = (text: string): string => Array.from(text).reverse().join('')
