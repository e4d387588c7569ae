import { areaIndex } from '@throughline/crime-statistics'
import type { AreaFeature } from '../../contract/index.ts'
import { noBounds, readGeometry } from './geometry.ts'
import { layerInvalid } from './invalid.ts'
import {
  chooseProperties,
  MAX_CODE,
  textOf,
  type GivenNames,
  type Properties,
  type PropertyNames,
} from './properties.ts'
import { refuseHostileJson } from './scan.ts'

/** A boundary file that can be used as a layer. */
export interface Boundaries {
  readonly areas: readonly Boundary[]
  /** West, south, east, north in degrees. */
  readonly bounds: readonly [number, number, number, number]
  /** Year of the population, where the file's property says it. */
  readonly populationYear: number | undefined
}

export interface Boundary {
  readonly code: string
  readonly name: string
  readonly population: number | null
  readonly geometry: AreaFeature['geometry']
}

export interface BoundaryOptions extends GivenNames {
  /** What one area is called; names areas that have only a code. */
  readonly one: string
}

const MAX_AREAS = 20_000
const MAX_NAME = 200

/**
 * Reads a GeoJSON file of areas, RFC 7946.
 * @throws Failure `incidents.layer_invalid` with what is wrong and where
 */
export function readBoundaries(bytes: Uint8Array, options: BoundaryOptions): Boundaries {
  const features = featuresOf(parseJson(bytes))
  const properties = features.map(({ properties: own }) => (own ?? {}) as Properties)
  const names = chooseProperties(properties, options)
  const bounds = noBounds()
  const codes = new Set<string>()
  const areas = features.map((feature, index) => {
    const own = properties[index]!
    const code = codeOf(own, names.code, index, codes)
    return {
      code,
      name: nameOf(own, names, code, options.one),
      population: populationOf(own, names.population, code),
      geometry: readGeometry(feature.geometry, `Area ${code}`, bounds),
    }
  })
  refuseUnusable(areas)
  const { west, south, east, north } = bounds
  return { areas, bounds: [west, south, east, north], populationYear: names.year }
}

interface Feature {
  readonly properties?: unknown
  readonly geometry?: unknown
}

function parseJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw layerInvalid('The file is empty.')
  refuseHostileJson(bytes)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    throw layerInvalid('The file is not JSON, or it ends too early.')
  }
}

function featuresOf(input: unknown): Feature[] {
  const { type, features } = (input ?? {}) as { type?: unknown; features?: unknown }
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    throw layerInvalid('The file is JSON, but not a GeoJSON FeatureCollection.')
  if (features.length === 0) throw layerInvalid('The file holds no areas.')
  if (features.length > MAX_AREAS)
    throw layerInvalid(
      `The file holds ${features.length.toLocaleString('en')} areas; a layer keeps at most ${MAX_AREAS.toLocaleString('en')}.`,
    )
  return features.map((feature: unknown) =>
    typeof feature === 'object' && feature !== null ? (feature as Feature) : {},
  )
}

function codeOf(own: Properties, property: string, index: number, seen: Set<string>): string {
  const code = textOf(own, property)
  if (code === undefined) throw layerInvalid(`Area ${index + 1} of the file has no "${property}".`)
  if (code.length > MAX_CODE)
    throw layerInvalid(`The "${property}" of area ${index + 1} is longer than ${MAX_CODE} letters.`)
  if (seen.has(code)) throw layerInvalid(`The code ${code} occurs more than once in "${property}".`)
  seen.add(code)
  return code
}

function nameOf(own: Properties, { name }: PropertyNames, code: string, one: string): string {
  const text = name === undefined ? undefined : textOf(own, name)
  return (text ?? `${one.charAt(0).toUpperCase()}${one.slice(1)} ${code}`).slice(0, MAX_NAME)
}

const MAX_POPULATION = 2_147_483_647

function populationOf(own: Properties, property: string | undefined, code: string): number | null {
  const text = property === undefined ? undefined : textOf(own, property)
  if (text === undefined) return null
  const population = Math.round(Number(text.replaceAll(',', '')))
  if (!(population >= 0 && population <= MAX_POPULATION))
    throw layerInvalid(
      `The "${property}" of area ${code} is "${text.slice(0, 40)}", which is not a population.`,
    )
  return population
}

/** What cannot be indexed now could not be when incidents are saved. */
function refuseUnusable(areas: readonly Boundary[]): void {
  try {
    areaIndex(areas)
  } catch (error) {
    throw layerInvalid(`The boundaries cannot be used: ${(error as Error).message}`)
  }
}
