import type { Age, IncidentContent } from '../../../contract/index.ts'

/** Whether a file may overwrite what is known, or only fill what is not. */
export type Manner = 'update' | 'fill'

/** One value after a merge: what a file does not tell is never erased. */
export function merged<T>(known: T | null, told: T | null, manner: Manner): T | null {
  if (told === null) return known
  return known === null || manner === 'update' ? told : known
}

/** A band that holds the age known already says less and changes nothing. */
export function mergedAge(known: Age | null, told: Age | null, manner: Manner): Age | null {
  if (known && told && told.low <= known.low && (told.high ?? 999) >= (known.high ?? 999)) return known
  if (known && told && known.low === told.low && known.high === told.high) return known
  const finer = known && told && known.low <= told.low && (known.high ?? 999) >= (told.high ?? 999)
  return finer ? told : merged(known, told, manner)
}

/** A date that says less than the one known, and does not contradict it, changes nothing. */
export function mergedDate(known: string, told: string, manner: Manner): string {
  if (known.startsWith(told)) return known
  return told.startsWith(known) || manner === 'update' ? told : known
}

/** `other` says less than any kind. */
export function mergedKind(
  known: IncidentContent['place']['kind'],
  told: IncidentContent['place']['kind'],
  manner: Manner,
): IncidentContent['place']['kind'] {
  if (told === 'other' && known !== null) return known
  return known === 'other' && told !== null ? told : merged(known, told, manner)
}

// About a metre: editions of one file round the same place differently.
const NEAR = 1e-5

/** Whether two places are the same but for rounding. */
export function samePlace(
  a: { latitude: number | null; longitude: number | null },
  b: { latitude: number | null; longitude: number | null },
): boolean {
  if (a.latitude === null || b.latitude === null || a.longitude === null || b.longitude === null)
    return a.latitude === b.latitude
  return Math.abs(a.latitude - b.latitude) <= NEAR && Math.abs(a.longitude - b.longitude) <= NEAR
}
