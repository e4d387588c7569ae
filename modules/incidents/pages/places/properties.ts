import { z } from 'zod'

/** Enough to know a FeatureCollection and the properties of its features. */
const Collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ properties: z.record(z.string(), z.unknown()).nullish() })).min(1),
})

/** What a boundary file offers to choose from. */
export interface BoundaryFile {
  readonly areas: number
  readonly properties: readonly string[]
  /** Those that hold a number in every feature looked at. */
  readonly numeric: readonly string[]
}

const LOOKED_AT = 50

/** Reads the names of the properties; null when the file is no GeoJSON with features. */
export function readProperties(json: string): BoundaryFile | null {
  const parsed = Collection.safeParse(parseJson(json))
  if (!parsed.success) return null
  const rows = parsed.data.features.slice(0, LOOKED_AT).map(({ properties }) => properties ?? {})
  const properties = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return {
    areas: parsed.data.features.length,
    properties,
    numeric: properties.filter((name) => rows.every((row) => isNumeric(row[name]))),
  }
}

function isNumeric(value: unknown): boolean {
  if (value === null || value === undefined) return true
  return typeof value === 'number' || (typeof value === 'string' && /^\s*[\d,]+(\.\d+)?\s*$/.test(value))
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    return null
  }
}
