import { layerInvalid } from './invalid.ts'

/** Properties of one area as the file gives them. */
export type Properties = Readonly<Record<string, unknown>>

/** Which properties of a file hold the code, the name and the population of an area. */
export interface PropertyNames {
  readonly code: string
  readonly name: string | undefined
  readonly population: string | undefined
  /** Year in the name of the population property, `pop2020`. */
  readonly year: number | undefined
}

export interface GivenNames {
  readonly codeProperty?: string | undefined
  readonly nameProperty?: string | undefined
  readonly populationProperty?: string | undefined
}

/** Likely names of a code, best first; a running number of the file is the last resort. */
const CODES = [
  /^(code|geo_?id\d*)$/i,
  /(precinct|district|beat|ward|sector|tract|zip|area|communit|neighbou?rhood|boro).{0,60}(code|id|num|no|number)$/i,
  /precinct|district|beat|ward|sector|tract|zip/i,
  /(code|number|num|id)$/i,
  /neighbou?rhood|community|area|boro|name/i,
]
const RUNNING = /^(object_?id|fid|gid|ogc_fid|global_?id|shape_.*)$/i
const NAMES = [/^(name|label|title)$/i, /name$/i, /communit|neighbou?rhood/i, /name|label/i]
const POPULATION = /^(total_?)?pop(ulation)?(_?total)?_?((?:19|20)\d\d)?$|^p1_001n$/i

/** The properties to use: those that were named, else those that look right in every area. */
export function chooseProperties(areas: readonly Properties[], given: GivenNames): PropertyNames {
  const names = [...new Set(areas.flatMap((area) => Object.keys(area)))]
  const code = given.codeProperty ?? guessCode(areas, names)
  if (code === undefined)
    throw layerInvalid('No property of the file holds a code that occurs once. Say which property it is.')
  for (const named of [given.codeProperty, given.nameProperty, given.populationProperty])
    if (named !== undefined && !names.includes(named))
      throw layerInvalid(`No area has a property "${named}". The file has: ${names.slice(0, 20).join(', ')}.`)
  const population = given.populationProperty ?? guessPopulation(names)
  const year = Number(/(19|20)\d\d$/.exec(population ?? '')?.[0] ?? Number.NaN)
  return {
    code,
    name: given.nameProperty ?? firstLike(NAMES, names, (name) => name !== code && isText(areas, name)),
    population,
    year: Number.isNaN(year) ? undefined : year,
  }
}

function guessCode(areas: readonly Properties[], names: readonly string[]): string | undefined {
  const unique = names.filter((name) => occursOnce(areas, name))
  const real = unique.filter((name) => !RUNNING.test(name))
  return firstLike(CODES, real, () => true) ?? unique.find((name) => /^object_?id|fid|gid$/i.test(name))
}

function guessPopulation(names: readonly string[]): string | undefined {
  // The newest year has the highest number at its end.
  return names.filter((name) => POPULATION.test(name)).sort((a, b) => (a.slice(-4) < b.slice(-4) ? 1 : -1))[0]
}

function firstLike(
  patterns: readonly RegExp[],
  names: readonly string[],
  fits: (name: string) => boolean,
): string | undefined {
  for (const pattern of patterns) {
    const found = names.find((name) => pattern.test(name) && fits(name))
    if (found !== undefined) return found
  }
  return undefined
}

/** A property's text; undefined where an area has none. */
export function textOf(area: Properties, name: string): string | undefined {
  const value = Object.hasOwn(area, name) ? area[name] : undefined
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value).trim()
  return text === '' ? undefined : text
}

function occursOnce(areas: readonly Properties[], name: string): boolean {
  const texts = new Set<string>()
  for (const area of areas) {
    const text = textOf(area, name)
    if (text === undefined || text.length > MAX_CODE || texts.has(text)) return false
    texts.add(text)
  }
  return true
}

/** Longest code an area may have. */
export const MAX_CODE = 60

const isText = (areas: readonly Properties[], name: string) =>
  areas.some((area) => typeof area[name] === 'string')
