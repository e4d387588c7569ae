import { ageParser } from '../values/age.ts'
import { degreesParser, pairParser } from '../values/coordinates.ts'
import { dateParser } from '../values/date.ts'
import type { DateOrder } from '../values/date-parts.ts'
import { wkbParser, wktParser } from '../values/geometry.ts'
import type { Parser } from '../values/parsed.ts'
import { timeParser } from '../values/time.ts'

/** What a column can be. */
export type ColumnKind =
  | 'date'
  | 'datetime'
  | 'time'
  | 'latitude'
  | 'longitude'
  | 'projectedX'
  | 'projectedY'
  | 'coordinatePair'
  | 'wkb'
  | 'wkt'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'age'
  | 'ageBand'
  | 'sex'
  | 'race'
  | 'identifier'
  | 'category'
  | 'text'
  | 'url'
  | 'nestedList'

/** What is known of a column while its kind is judged; values are those that are not missing. */
export interface Evidence {
  /** Header in small letters, parts divided by single blanks. */
  readonly name: string
  readonly values: readonly string[]
  readonly distinct: readonly string[]
  readonly order: DateOrder
  readonly latest: string
}

/** Confidence, 0 to 1, that a column is of a kind. */
type Judge = (evidence: Evidence) => number

const time = timeParser()
const age = ageParser()
const latitude = degreesParser('latitude')
const longitude = degreesParser('longitude')
const pair = pairParser()
const wkt = wktParser()
const wkb = wkbParser()

/** One judge per kind. A name alone never decides: the values must fit, and for numbers the name must help. */
export const judges: Readonly<Record<ColumnKind, Judge>> = {
  date: (column) => dated(column, false),
  datetime: (column) => dated(column, true),
  time: ({ name, values }) => {
    const share = parsed(values, time)
    if (of(values, /^\s*\d{1,2}:\d{2}/) > 0.9) return share
    return /\b(time|hour|hr)\b/.test(name) ? share * 0.9 : 0
  },
  latitude: ({ name, values }) =>
    degrees(values, latitude, /\b(lat|latitude|point y|y)\b/.test(name), [15, 72]),
  longitude: ({ name, values }) =>
    degrees(values, longitude, /\b(lon|lng|long|longitude|point x|x)\b/.test(name), [-180, -60]),
  projectedX: ({ name, values }) => projected(values, /\b(x|easting|xcoord)\b/.test(name)),
  projectedY: ({ name, values }) => projected(values, /\b(y|northing|ycoord)\b/.test(name)),
  coordinatePair: ({ values }) => (of(values, /[,;\s]/) > 0.9 ? parsed(values, pair) : 0),
  wkb: ({ values }) => parsed(values.slice(0, 50), wkb),
  wkt: ({ values }) => parsed(values, wkt),
  integer: ({ values }) => of(values, /^\s*[+-]?\d+(\.0+)?\s*$/) * 0.6,
  number: ({ values }) => of(values, /^\s*[+-]?(\d+(\.\d+)?|\.\d+)(e[+-]?\d+)?\s*$/i) * 0.5,
  boolean: ({ distinct, values }) => {
    if (distinct.length > 4) return 0
    const words = of(values, /^\s*(y|n|yes|no|true|false|t|f)\s*$/i)
    return words > 0.9 ? words * 0.95 : of(values, /^\s*[01](\.0)?\s*$/) * 0.7
  },
  age: ({ name, values }) => {
    const share =
      values.filter((text) => /^\s*\d{1,3}(\.0+)?\s*$/.test(text) && Number(text) <= 120).length /
      values.length
    return /\bage\b/.test(name) ? share * 0.95 : 0
  },
  ageBand: ({ values }) =>
    of(values, /[-–+<>]|under|over|to/i) > 0.5 && !isSigned(values) ? parsed(values, age) : 0,
  sex: ({ name, values }) => {
    const share = of(values, /^\s*(m|f|x|male|female|man|woman|non-?binary|transgender.*)\s*$/i)
    return /\b(sex|gender)\b/.test(name) ? share * 0.98 : share * 0.75
  },
  race: ({ name, values }) => {
    const words = of(values, /\b(black|white|hispanic|latino|asian|native|pacific|indian|african)/i)
    if (/\b(race|ethnicity|ethnic)\b/.test(name))
      return Math.max(words, of(values, /^\s*[a-z]{1,3}\s*$/i) * 0.9)
    return words * 0.8
  },
  identifier: ({ name, values, distinct }) => {
    const named = /\b(id|key|objectid|number|no|case|dr|rd)\b/.test(name) ? 1 : 0
    const shaped = of(values, /^\s*[\w#/-]{3,40}(\.0+)?\s*$/) * (1 - of(values, /^\s*-?\d+\.\d*[1-9]\d*\s*$/))
    const rate = distinct.length / values.length
    return rate < 0.3 ? 0 : shaped * (named === 1 ? 0.55 + 0.4 * rate : rate > 0.98 ? 0.55 : 0.2)
  },
  category: ({ values, distinct }) => {
    if (distinct.length > 60 || distinct.length > values.length * 0.5) return 0
    return of(values, /[a-z]/i) * 0.7 + 0.05
  },
  text: ({ values }) => 0.2 + of(values, /[a-z]\S{0,40}\s{1,9}\S/i) * 0.3,
  url: ({ values }) => of(values, /^\s*https?:\/\//i),
  nestedList: ({ values }) => of(values, /^\d+::|\|\|/),
}

function of(values: readonly string[], pattern: RegExp): number {
  return values.filter((text) => pattern.test(text)).length / values.length
}

function parsed<T>(
  values: readonly string[],
  parser: Parser<T>,
  accept: (value: T) => boolean = () => true,
): number {
  let fit = 0
  for (const text of values) {
    const result = parser(text)
    if ('value' in result && result.value !== null && accept(result.value)) fit++
  }
  return fit / values.length
}

function dated({ name, values, order, latest }: Evidence, withTime: boolean): number {
  const share = parsed(values, dateParser({ order, latest }), (moment) => (moment.time !== null) === withTime)
  // Years, counts and codes can be read as dates of a spreadsheet; the name must say so.
  if (of(values, /^\s*\d+(\.\d+)?\s*$/) < 0.5) return share
  return /\b(date|datetime|timestamp|occurred|reported|dt)\b/.test(name) ? share * 0.8 : 0
}

/** By name, or by many decimals in a narrow range where cities of this country lie. */
function degrees(
  values: readonly string[],
  parser: Parser<number>,
  named: boolean,
  [low, high]: readonly [number, number],
): number {
  const share = parsed(values, parser)
  const fractions = of(values, /\.\d{3,}/)
  if (named) return share * Math.max(fractions, 0.4)
  return share * fractions * parsed(values, parser, (value) => value >= low && value <= high) * 0.7
}

function projected(values: readonly string[], named: boolean): number {
  if (!named) return 0
  return values.filter((text) => Math.abs(Number(text.replaceAll(',', ''))) > 1_000).length / values.length
}

function isSigned(values: readonly string[]): boolean {
  return of(values, /^\s*[+-]/) > 0.1
}
