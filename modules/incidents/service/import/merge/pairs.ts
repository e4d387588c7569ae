import type { Age } from '../../../contract/index.ts'

/** What a person is told apart by. */
export interface Traits {
  /** Outcome of a victim, status of a suspect. */
  readonly state: string
  readonly age: Age | null
  readonly sex: string | null
  readonly race: string | null
  readonly ethnicity: string | null
  readonly wound: string | null
}

const names = ['sex', 'race', 'ethnicity', 'wound'] as const

/** How surely two descriptions are of one person; 0 is least, null says they contradict each other. */
function likeness(a: Traits, b: Traits): number | null {
  let score = 0
  for (const name of names) {
    if (a[name] === null || b[name] === null) {
      if (a[name] === b[name]) score += 1
    } else if (a[name] === b[name]) score += 2
    else return null
  }
  const ages = ageLikeness(a.age, b.age)
  return ages === null ? null : score + ages
}

function ageLikeness(a: Age | null, b: Age | null): number | null {
  if (a === null || b === null) return a === b ? 1 : 0
  if (a.low === b.low && a.high === b.high) return 3
  return a.low <= (b.high ?? 120) && b.low <= (a.high ?? 120) ? 2 : null
}

/** Contradictions count against two descriptions, where the question is only who is closest. */
function closeness(a: Traits, b: Traits): number {
  const same = names.filter((name) => a[name] !== null && a[name] === b[name]).length
  return same + (ageLikeness(a.age, b.age) ?? 0) + (a.state === b.state ? 1 : 0)
}

/**
 * Finds who of a file is who on the record: first those alike in everything, then those whose descriptions
 * do not contradict, with the same outcome before another (a wounded victim who died). With `force` those
 * left over on both sides are paired by closeness too: a correction, not another person. Answers, for each
 * of the file, the position on the record or undefined.
 */
export function pairPeople(
  known: readonly Traits[],
  told: readonly Traits[],
  { force }: { force: boolean },
): (number | undefined)[] {
  const result: (number | undefined)[] = told.map(() => undefined)
  const free = new Set(known.keys())
  const rounds: ((a: Traits, b: Traits) => number | null)[] = [
    (a, b) => (a.state === b.state ? likeness(a, b) : null),
    likeness,
    ...(force ? [closeness] : []),
  ]
  for (const judge of rounds) {
    const candidates: { at: number; place: number; score: number }[] = []
    told.forEach((person, at) => {
      if (result[at] !== undefined) return
      for (const place of free) {
        const score = judge(known[place]!, person)
        if (score !== null) candidates.push({ at, place, score })
      }
    })
    for (const { at, place } of candidates.toSorted((a, b) => b.score - a.score || a.at - b.at)) {
      if (result[at] !== undefined || !free.has(place)) continue
      result[at] = place
      free.delete(place)
    }
  }
  return result
}
