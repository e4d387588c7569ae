import type { City, Point } from '../../city/types.ts'

const METRES_OF_LATITUDE = 111_132

/** Longitude and latitude of a point of the plane. */
export function degreesOf({ origin: [longitude, latitude] }: City, { x, y }: Point): [number, number] {
  const metres = METRES_OF_LATITUDE * Math.cos((latitude * Math.PI) / 180)
  return [longitude + x / metres, latitude + y / METRES_OF_LATITUDE]
}
