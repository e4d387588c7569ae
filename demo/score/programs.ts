import { share, type Finding } from './finding.ts'
import type { Truth } from './truth.ts'

export interface ProgramScore {
  readonly programs: number
  readonly estimated: number
  /** Mean distance of the estimated factor on shootings from the true one. */
  readonly meanError: number | null
  /** Share of intervals that hold the true factor. */
  readonly covered: number | null
}

/** Kind `program-effect`: the number of a program with `effect`, `low` and `high`, factors on shootings. */
export function scorePrograms(truth: Truth, findings: readonly Finding[]): ProgramScore | null {
  if (findings.length === 0) return null
  const effects = new Map(truth.programs.map(({ program, effect }) => [program, effect]))
  let [estimated, error, covered] = [0, 0, 0]
  for (const { records, values = {} } of findings) {
    const truly = effects.get(truth.byNumber.get(records[0] ?? '')?.program ?? -1)
    const effect = values['effect']
    if (truly === undefined || effect === undefined) continue
    estimated++
    error += Math.abs(effect - truly)
    if (truly >= (values['low'] ?? Infinity) && truly <= (values['high'] ?? -Infinity)) covered++
  }
  return {
    programs: effects.size,
    estimated,
    meanError: share(error, estimated),
    covered: share(covered, estimated),
  }
}
