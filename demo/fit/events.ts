import { projectLocal } from '@throughline/crime-statistics'

/** One person hit, as a city's file has them. */
export interface VictimRow {
  /** Days since 1970-01-01 of the local date. */
  readonly day: number
  /** Minutes since midnight; null where the file has none. */
  readonly minute: number | null
  readonly longitude: number
  readonly latitude: number
  readonly died: boolean
  /** Years; a band's file gives none. */
  readonly age: number | null
  readonly sex: 'M' | 'F' | null
}

/** Shooting incidents with somebody hit: one entry of each list per incident, in order of day and minute. */
export interface Events {
  readonly name: string
  /** Days from the first to past the last. */
  readonly firstDay: number
  readonly days: number
  /** Metres on a plane of the city's own: x, y, x, y, … */
  readonly points: Float64Array
  readonly day: Int32Array
  /** Minutes since midnight; −1 unknown. */
  readonly minute: Int16Array
  readonly victims: Int16Array
  readonly deaths: Int16Array
}

const SAME_PLACE = 100
const SAME_MINUTES = 60

/**
 * Puts victims of one place and hour together, because keys do not: Philadelphia's is a report per victim. Two
 * rows are of one incident when they lie within 100 m and 60 minutes of its first row.
 */
export function groupVictims(name: string, rows: readonly VictimRow[], span?: [number, number]): Events {
  const sorted = rows
    .filter(({ day }) => !span || (day >= span[0] && day < span[1]))
    .sort((a, b) => a.day - b.day || (a.minute ?? -1) - (b.minute ?? -1) || a.longitude - b.longitude)
  const { toMetres } = projectLocal(middle(sorted, 'longitude'), middle(sorted, 'latitude'))
  const found: Incident[] = []
  let open: Incident[] = []
  for (const row of sorted) {
    const at = row.day * 1440 + (row.minute ?? 0)
    const [x, y] = toMetres(row.longitude, row.latitude)
    open = open.filter((incident) => at - incident.at <= SAME_MINUTES)
    let incident = open.find((other) => Math.hypot(other.x - x, other.y - y) <= SAME_PLACE)
    if (!incident) {
      incident = { at, x, y, row, victims: 0, deaths: 0 }
      open.push(incident)
      found.push(incident)
    }
    incident.victims++
    if (row.died) incident.deaths++
  }
  return listed(name, found, span)
}

interface Incident {
  readonly at: number
  readonly x: number
  readonly y: number
  readonly row: VictimRow
  victims: number
  deaths: number
}

function listed(name: string, found: readonly Incident[], span?: [number, number]): Events {
  const firstDay = span?.[0] ?? found[0]?.row.day ?? 0
  const end = span?.[1] ?? (found.at(-1)?.row.day ?? -1) + 1
  return {
    name,
    firstDay,
    days: end - firstDay,
    points: Float64Array.from(found.flatMap(({ x, y }) => [x, y])),
    day: Int32Array.from(found, ({ row }) => row.day),
    minute: Int16Array.from(found, ({ row }) => row.minute ?? -1),
    victims: Int16Array.from(found, ({ victims }) => victims),
    deaths: Int16Array.from(found, ({ deaths }) => deaths),
  }
}

function middle(rows: readonly VictimRow[], axis: 'longitude' | 'latitude'): number {
  const values = rows.map((row) => row[axis]).sort((a, b) => a - b)
  return values[values.length >> 1] ?? 0
}
