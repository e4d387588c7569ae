import type { Exclusion, IncidentClass } from './codes.ts'
import type { CountingRules } from './places.ts'
import type { IncidentContent, Victim } from './record.ts'

/** The local choices that decide a class. */
export type ClassRules = Pick<CountingRules, 'grazeCounts' | 'officerInvolvedCounts'>

/** The part of an incident that its class follows from. */
export interface Classifiable {
  readonly exclusion: IncidentContent['exclusion']
  readonly officerInvolved: IncidentContent['officerInvolved']
  readonly victims: readonly Pick<Victim, 'outcome' | 'wound'>[]
}

/** What follows from the people on a record under the local rules; never typed by anyone. */
export interface Classification {
  readonly class: IncidentClass
  /** Why it does not count; null unless the class is `excluded`. */
  readonly exclusion: Exclusion | null
  /** Victims killed. */
  readonly killed: number
  /** Victims wounded, grazes only where they count. */
  readonly wounded: number
}

/**
 * Class and counts of an incident. A victim killed makes it fatal, else one wounded makes it nonfatal;
 * with nobody hit it is shots fired. A stated exclusion comes before all of these, an unknown outcome
 * is never taken for a miss.
 *
 * Method: National Police Foundation, definition of a nonfatal shooting, which leaves grazes to a
 * recorded local choice.
 */
export function classify(content: Classifiable, rules: ClassRules): Classification {
  const derived = derive(content, rules)
  const exclusion = statedExclusion(content) ?? derived.exclusion
  return { ...derived, exclusion, class: exclusion ? 'excluded' : derived.class }
}

/**
 * The exclusion a person or a file stated, apart from one that only follows from the rules: that one
 * goes again when the rules or the people change.
 */
export function statedExclusion(content: Classifiable): Exclusion | null {
  const follows = EVERY_RULES.some((rules) => derive(content, rules).exclusion === content.exclusion)
  return follows ? null : content.exclusion
}

const EVERY_RULES: readonly ClassRules[] = [true, false].flatMap((grazeCounts) =>
  [true, false].map((officerInvolvedCounts) => ({ grazeCounts, officerInvolvedCounts })),
)

function derive({ victims, officerInvolved }: Classifiable, rules: ClassRules): Classification {
  const killed = victims.filter((victim) => victim.outcome === 'killed').length
  const hit = victims.filter((victim) => victim.outcome === 'wounded')
  const wounded = hit.filter((victim) => rules.grazeCounts || victim.wound !== 'graze').length
  const counted = (cls: IncidentClass, exclusion: Exclusion | null = null): Classification => ({
    class: cls,
    exclusion,
    killed,
    wounded,
  })
  if (officerInvolved && !rules.officerInvolvedCounts) return counted('excluded', 'officer-involved')
  if (killed > 0) return counted('fatal')
  if (wounded > 0) return counted('nonfatal')
  // Whether anyone was hit is open: neither a shooting with a victim nor a miss.
  if (victims.some((victim) => victim.outcome === 'unknown')) return counted('excluded', 'injury-not-stated')
  if (hit.length > 0) return counted('excluded', 'graze-only')
  return counted('shots-fired')
}
