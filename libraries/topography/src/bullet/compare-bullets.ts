import {
  compareSignatures,
  verdictOf,
  type Comparable,
  type LandComparison,
  type Verdict,
} from './compare-lands.ts'

export interface BulletComparison {
  readonly kind: 'bullet'
  /** matrix[i][j]: land i of the first with land j of the second; undefined where one of them is missing. */
  readonly matrix: readonly (readonly (LandComparison | undefined)[])[]
  /** Land i of the first lies upon land i + phase of the second, counted around. */
  readonly phase: number
  /** Mean score of the lands at each phase; undefined where no two lands meet. */
  readonly phases: readonly (number | undefined)[]
  /** Mean score at the best phase, which is the score, and of all other pairs of lands. */
  readonly inPhase: number
  readonly outOfPhase: number
  readonly score: number
  /** Lands at the best phase that are each called similar, and how many could be compared. */
  readonly similarLands: number
  readonly comparedLands: number
  readonly verdict: Verdict
  /** Why, in a sentence. */
  readonly reason: string
}

/** By half of its lands a bullet is known well enough to say something. */
const LEAST_LANDS = 0.5
/** Bullets of one barrel agree in one phase only; lands that agree in every phase show what all barrels of a make have in common. */
const LEAST_LEAD = 0.15

/**
 * Compares two bullets by all pairs of their lands: the lands of one barrel agree in one phase, so the phase with the best mean over
 * all lands is taken and set against all other pairs. Lands are given in the order in which they follow each other around the bullet;
 * a land that could not be measured is undefined.
 *
 * @throws RangeError when the bullets have different numbers of lands: they were then fired from barrels of different rifling.
 */
export function compareBullets(
  landsA: readonly (Comparable | undefined)[],
  landsB: readonly (Comparable | undefined)[],
): BulletComparison {
  if (landsA.length !== landsB.length || landsA.length === 0)
    throw new RangeError(
      `Bullets with ${landsA.length} and ${landsB.length} lands are not compared land by land.`,
    )
  const matrix = landsA.map((a) => landsB.map((b) => a && b && compareSignatures(a, b)))
  const phases = landsA.map((_, phase) => mean(diagonal(matrix, phase).map(({ score }) => score)))
  const phase = phases.reduce<number>(
    (best, value, i) => ((value ?? -1) > (phases[best] ?? -1) ? i : best),
    0,
  )
  const lands = diagonal(matrix, phase)
  const inPhase = phases[phase] ?? 0
  const outOfPhase =
    mean(
      phases.flatMap((_, other) =>
        other === phase ? [] : diagonal(matrix, other).map(({ score }) => score),
      ),
    ) ?? 0
  const similarLands = lands.filter(({ verdict }) => verdict === 'similar').length
  return {
    kind: 'bullet',
    matrix,
    phase,
    phases,
    inPhase,
    outOfPhase,
    score: inPhase,
    similarLands,
    comparedLands: lands.length,
    ...judge({ inPhase, outOfPhase, similarLands, compared: lands.length, all: landsA.length }),
  }
}

interface Found {
  readonly inPhase: number
  readonly outOfPhase: number
  readonly similarLands: number
  readonly compared: number
  readonly all: number
}

function judge({
  inPhase,
  outOfPhase,
  similarLands,
  compared,
  all,
}: Found): Pick<BulletComparison, 'verdict' | 'reason'> {
  if (compared < LEAST_LANDS * all)
    return { verdict: 'inconclusive', reason: `Only ${compared} of ${all} pairs of lands could be compared.` }
  const found = `In the best phase ${percent(inPhase)} of the segments agree on average, in all others ${percent(outOfPhase)}`
  const verdict = verdictOf(inPhase)
  if (verdict !== 'similar') return { verdict, reason: `${found}.` }
  if (inPhase - outOfPhase < LEAST_LEAD)
    return { verdict: 'inconclusive', reason: `${found}; one phase does not stand out.` }
  return similarLands < LEAST_LANDS * compared
    ? {
        verdict: 'inconclusive',
        reason: `${found}, but only ${similarLands} of ${compared} lands are similar.`,
      }
    : { verdict, reason: `${found}; ${similarLands} of ${compared} lands are similar.` }
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}

function diagonal(matrix: BulletComparison['matrix'], phase: number): LandComparison[] {
  return matrix.flatMap((row, i) => row[(i + phase) % row.length] ?? [])
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length
}
