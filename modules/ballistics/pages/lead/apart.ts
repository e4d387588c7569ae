import type { LeadCase } from '../../contract/index.ts'

const EARTH_KM = 6371.0088
const radians = (degrees: number) => (degrees * Math.PI) / 180

interface Place {
  readonly latitude: number
  readonly longitude: number
}

/** Great-circle distance in kilometres (haversine). */
export function kilometres(one: Place, two: Place): number {
  const [up, across] = [radians(two.latitude - one.latitude) / 2, radians(two.longitude - one.longitude) / 2]
  const half =
    Math.sin(up) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(two.latitude)) * Math.sin(across) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** Whole days between two days; null where one is not known to the day. */
export function daysApart(one: LeadCase, two: LeadCase): number | null {
  if (one.occurredOn?.length !== 10 || two.occurredOn?.length !== 10) return null
  return Math.abs(Date.parse(one.occurredOn) - Date.parse(two.occurredOn)) / 86_400_000
}

/** Where a case was, if that is known. */
export const placeOf = ({ latitude, longitude }: LeadCase): Place | null =>
  latitude === null || longitude === null ? null : { latitude, longitude }

/** The largest of 1, 2 and 5 times a power of ten that is not more than a length. */
export function roundReach(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length))
  return (length >= 5 * power ? 5 : length >= 2 * power ? 2 : 1) * power
}
