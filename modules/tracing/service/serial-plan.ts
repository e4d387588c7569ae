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
  readonly runs?: readonly Run[]
  /** Of a run with one unread character, every run that it may be. */
  readonly bridges?: readonly (readonly [at: number, runs: readonly string[]])[]
  readonly equal?: readonly string[]
  readonly pattern?: string
}

type Run = readonly [at: number, run: string]

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
 * One slip more than confusable characters: what could have been meant is written out, some hundred numbers for one,
 * and each looked up as it stands. That is quicker than ranges of what is left of the number, which very many may
 * share, and brings nothing besides.
 */
const likeWays = (folded: string): Way[] => [{ equal: [folded] }, { equal: slips(folded) }]

/** Every character of a folded number. */
const CHARACTERS = [...new Set(foldedSerial('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'))]

/** What one exchange of neighbours, one other character, one left out or one too many makes of a folded number. */
function slips(folded: string): string[] {
  const made = new Set<string>()
  for (let at = 0; at <= folded.length; at++) {
    const [before, after] = [folded.slice(0, at), folded.slice(at)]
    for (const one of CHARACTERS) {
      made.add(before + one + after)
      if (after !== '') made.add(before + one + after.slice(1))
    }
    if (after !== '') made.add(before + after.slice(1))
    if (after.length > 1) made.add(before + after[1] + after[0] + after.slice(2))
  }
  made.delete(folded)
  return [...made]
}

/** Fewer unread characters than this are written out: a thousand numbers are looked up sooner than a range is read. */
const MANY_UNREAD = 3

/**
 * A number of known length with hardly a character unread is one of few. Else an ordered range at an edge of three
 * characters or more is the quickest; else runs whose place is known.
 */
function patternWays(folded: string): Way[] | null {
  if (!folded.includes('*') && folded.split('?').length <= MANY_UNREAD) return [{ equal: filled(folded) }]
  const starts = /^[^?*]*/.exec(folded)![0]
  const ends = /[^?*]*$/.exec(folded)![0]
  const runs = runsIn(folded.split('*')[0]!, 0)
  if (starts.length >= HEAD && ends.length > 0)
    return [{ starts, ends: reversed(ends), runs: behind(runs, starts) }]
  if (starts.length >= 3) return [{ starts, runs: behind(runs, starts) }]
  if (ends.length >= 3) return [{ ends: reversed(ends), runs }]
  if (runs.length > 0) return [placed(folded.split('*')[0]!, runs)]
  if (ends.length === 2) return [{ ends: reversed(ends) }]
  return floatingWays(folded)
}

/** Every number that a pattern without `*` may be. */
function filled(folded: string): string[] {
  const at = folded.indexOf('?')
  if (at < 0) return [folded]
  return CHARACTERS.flatMap((one) => filled(folded.slice(0, at) + one + folded.slice(at + 1)))
}

/** Short runs say little where millions are; three known characters around an unread one say as much as three in a row. */
function placed(fixed: string, runs: readonly Run[]): Way {
  const long = runs.filter(([, run]) => run.length === RUN)
  const bridges = Array.from({ length: Math.min(PLACES, fixed.length - RUN + 1) }, (_, at) => at)
    .map((at) => [at + 1, fixed.slice(at, at + RUN)] as const)
    .filter(([, run]) => run.split('?').length === 2)
    .map(([at, run]) => [at, CHARACTERS.map((one) => run.replace('?', one))] as const)
  return long.length + bridges.length > 0 ? { runs: long, bridges } : { runs }
}

const behind = (runs: readonly Run[], starts: string) => runs.filter(([at]) => at > starts.length)

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
function runsIn(text: string, shift: number): Run[] {
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
