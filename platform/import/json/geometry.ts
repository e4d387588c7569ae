/** A geometry of GeoJSON (RFC 7946). */
interface Geometry {
  readonly type: string
  readonly coordinates: readonly unknown[]
}

const kinds = new Set(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'])

export function isGeometry(value: unknown): value is Geometry {
  if (value === null || typeof value !== 'object' || !('type' in value) || !('coordinates' in value))
    return false
  return typeof value.type === 'string' && kinds.has(value.type) && Array.isArray(value.coordinates)
}

/** Longitude and latitude of a point; null for other geometries and for points without numbers. */
export function pointOf(value: unknown): readonly [string, string] | null {
  if (!isGeometry(value) || value.type !== 'Point') return null
  const [x, y] = value.coordinates
  return typeof x === 'number' && typeof y === 'number' ? [String(x), String(y)] : null
}

/** Well-known text (OGC 06-103r4) of a geometry, in two dimensions. */
export function toWkt({ type, coordinates }: Geometry): string {
  if (coordinates.length === 0) return `${type.toUpperCase()} EMPTY`
  const body = type === 'Point' ? `(${position(coordinates)})` : list(coordinates)
  return `${type.toUpperCase()} ${body}`
}

function list(parts: readonly unknown[]): string {
  const inner = parts.map((part) => {
    if (!Array.isArray(part)) return ''
    return typeof part[0] === 'number' ? position(part) : list(part)
  })
  return `(${inner.join(', ')})`
}

function position(numbers: readonly unknown[]): string {
  return numbers.slice(0, 2).join(' ')
}
