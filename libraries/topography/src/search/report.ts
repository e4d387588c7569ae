import type { Classes } from './classes.ts'
import type { Fit } from './coarse.ts'
import { inOrder, type Candidate } from './rank.ts'
import type { CoarseFindings, ExactFindings } from './shard.ts'
import { COARSE_STEP, FINE_STEP } from './surface-print.ts'

/** How many go from one pass to the next. Recall for these is measured by `npm run bench -- search`. */
export interface Keep {
  /** From the coarse pass to the fine one. */
  readonly coarse: number
  /** From the fine pass to the exact comparison. */
  readonly fine: number
}

export const KEEP: Keep = { coarse: 500, fine: 30 }

/** An entry that was looked at beyond the coarse pass. */
export interface Examined {
  readonly candidate: Candidate
  readonly id: string
  readonly classes: Classes
  /** Null when there is no detail of the entry, or too little in common at 25 micrometres. */
  readonly fine: Fit | null
  /** Null when it was not compared cell by cell. */
  readonly exact: ExactFindings | null
}

/** One step of a search: what came in, what went on, and why the rest did not. */
export interface SearchStep {
  readonly step: 'class' | 'coarse' | 'fine' | 'exact'
  readonly entered: number
  readonly kept: number
  readonly dropped: readonly { readonly reason: string; readonly count: number }[]
}

/** Where the query lies on an entry: micrometres to the right and down, degrees anticlockwise. */
export interface Placement {
  readonly score: number
  readonly theta: number
  readonly dx: number
  readonly dy: number
}

export interface SearchResult {
  readonly rank: number
  readonly ordinal: number
  readonly id: string
  readonly classes: Classes
  readonly coarse: Placement
  readonly fine: Placement | null
  readonly exact: ExactFindings | null
}

export interface SearchReport {
  readonly kind: 'search'
  readonly entries: number
  readonly steps: readonly SearchStep[]
  /** Ordinals of those that went on from either pass, the best first. */
  readonly examined: { readonly coarse: readonly number[]; readonly fine: readonly number[] }
  readonly results: readonly SearchResult[]
}

/** Puts together what the passes found. The same findings give the same report, in whatever order they came. */
export function searchReport(
  findings: CoarseFindings,
  examined: readonly Examined[],
  { keep, top }: { keep: Keep; top: number },
): SearchReport {
  const { otherClass, tooLittle, scored } = findings
  const entries = otherClass + tooLittle + scored
  const fine = examined.filter((one) => one.fine !== null)
  const exact = examined.filter((one) => one.exact !== null)
  const because = (reason: string, count: number) => (count > 0 ? [{ reason, count }] : [])
  const ordered = [...exact].sort(byComparison)
  return {
    kind: 'search',
    entries,
    steps: [
      {
        step: 'class',
        entered: entries,
        kept: entries - otherClass,
        dropped: because('stated to be of another class', otherClass),
      },
      {
        step: 'coarse',
        entered: entries - otherClass,
        kept: examined.length,
        dropped: [
          ...because('too little surface in common', tooLittle),
          ...because(`not among the ${keep.coarse} that fit best as a whole`, scored - examined.length),
        ],
      },
      {
        step: 'fine',
        entered: examined.length,
        kept: exact.length,
        dropped: [
          ...because('no detail, or too little in common at 25 micrometres', examined.length - fine.length),
          ...because(
            `not among the ${keep.fine} that fit best at 25 micrometres`,
            fine.length - exact.length,
          ),
        ],
      },
      {
        step: 'exact',
        entered: exact.length,
        kept: Math.min(top, exact.length),
        dropped: because(`not among the ${top} asked for`, Math.max(0, exact.length - top)),
      },
    ],
    examined: {
      coarse: [...examined]
        .map(({ candidate }) => candidate)
        .sort(inOrder)
        .map(({ ordinal }) => ordinal),
      fine: bestByFine(examined, keep.fine).map(({ candidate }) => candidate.ordinal),
    },
    results: ordered.slice(0, top).map((one, i): SearchResult => ({
      rank: i + 1,
      ordinal: one.candidate.ordinal,
      id: one.id,
      classes: one.classes,
      coarse: placed(one.candidate, COARSE_STEP),
      fine: one.fine && placed(one.fine, FINE_STEP),
      exact: one.exact,
    })),
  }
}

/** Which of the examined go to the exact comparison: the best by the fine pass. */
export function bestByFine<T extends Pick<Examined, 'candidate' | 'fine'>>(
  examined: readonly T[],
  keep: number,
): T[] {
  return examined
    .filter(({ fine }) => fine !== null)
    .sort((a, b) =>
      inOrder({ ...a.fine!, ordinal: a.candidate.ordinal }, { ...b.fine!, ordinal: b.candidate.ordinal }),
    )
    .slice(0, keep)
}

/** The score of the comparison, then its congruent cells, then the fine fit; a total order. */
function byComparison(a: Examined, b: Examined): number {
  const [left, right] = [a, b].map(({ exact }) => exact!.comparison)
  return (
    (right!.score ?? -1) - (left!.score ?? -1) ||
    right!.cmc.high - left!.cmc.high ||
    Math.min(...right!.cmc.original) - Math.min(...left!.cmc.original) ||
    b.fine!.score - a.fine!.score ||
    a.candidate.ordinal - b.candidate.ordinal
  )
}

const placed = ({ score, theta, dx, dy }: Fit, step: number): Placement => ({
  score: Math.round(score * 1e4) / 1e4,
  theta,
  dx: dx * step,
  dy: dy * step,
})
