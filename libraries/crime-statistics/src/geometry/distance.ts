const RADIANS = Math.PI / 180
/** Mean radius of the Earth in metres (IUGG). */
const MEAN_RADIUS = 6_371_008.771415
/** WGS84 ellipsoid: half the equatorial diameter in metres, and squared eccentricity. */
const SEMI_MAJOR = 6_378_137
const ECCENTRICITY_2 = 0.006694379990141317

export interface MetresPerDegree {
  readonly longitude: number
  readonly latitude: number
}

/** Length of a degree at a latitude on the WGS84 ellipsoid. */
export function metresPerDegree(latitude: number): MetresPerDegree {
  const sine = Math.sin(latitude * RADIANS)
  const w = 1 - ECCENTRICITY_2 * sine * sine
  return {
    longitude: (RADIANS * SEMI_MAJOR * Math.cos(latitude * RADIANS)) / Math.sqrt(w),
    latitude: (RADIANS * SEMI_MAJOR * (1 - ECCENTRICITY_2)) / w ** 1.5,
  }
}

/** Great-circle distance in metres on a sphere (haversine); within 0.6 percent of the ellipsoid anywhere. */
export function distanceMetres(
  longitudeA: number,
  latitudeA: number,
  longitudeB: number,
  latitudeB: number,
): number {
  const dLat = (latitudeB - latitudeA) * RADIANS
  const dLon = (longitudeB - longitudeA) * RADIANS
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(latitudeA * RADIANS) * Math.cos(latitudeB * RADIANS) * Math.sin(dLon / 2) ** 2
  return 2 * MEAN_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)))
}

export interface LocalProjection {
  /** Metres east and north of the origin. */
  toMetres(longitude: number, latitude: number): [number, number]
  toDegrees(x: number, y: number): [number, number]
  /** The same for longitude, latitude, longitude, latitude, …; gives x, y, x, y, … */
  allToMetres(lonLat: ArrayLike<number>): Float64Array
}

/**
 * Flat metres around an origin, for one city: a degree keeps the length it has at the origin. 25 km from the
 * origin at 40° latitude, distances are off by up to about 0.3 percent.
 */
export function projectLocal(longitude: number, latitude: number): LocalProjection {
  const scale = metresPerDegree(latitude)
  return {
    toMetres: (lon, lat) => [(lon - longitude) * scale.longitude, (lat - latitude) * scale.latitude],
    toDegrees: (x, y) => [longitude + x / scale.longitude, latitude + y / scale.latitude],
    allToMetres(lonLat) {
      const metres = new Float64Array(lonLat.length)
      for (let i = 0; i + 1 < lonLat.length; i += 2) {
        metres[i] = (lonLat[i]! - longitude) * scale.longitude
        metres[i + 1] = (lonLat[i + 1]! - latitude) * scale.latitude
      }
      return metres
    },
  }
}
