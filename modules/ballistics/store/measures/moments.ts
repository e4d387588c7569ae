import type { ClockTo } from '../../contract/index.ts'
import type { Values } from '../values.ts'
import { HAS_SCAN, timeKnown, type ExhibitMoment } from '../queue/stages.ts'

/** A moment of exhibits at which a clock can begin or end. */
export type Moment = ExhibitMoment | Exclude<ClockTo, 'told' | 'confirmed'>

/** What is measured: exhibits of one agency, of which something happened in a period. */
export interface Ground {
  readonly keeper: number
  readonly zone: string
  readonly start: Date
  readonly end: Date
  /** Up to when is known what happened: now, so that a month says the same in whatever period it is shown. */
  readonly asOf: Date
}

/** The places of a ground's values in a statement. */
export interface GroundSql {
  readonly keeper: string
  readonly zone: string
  readonly start: string
  readonly end: string
  readonly asOf: string
}

const TYPES = {
  keeper: 'int',
  zone: 'text',
  start: 'timestamptz',
  end: 'timestamptz',
  asOf: 'timestamptz',
} as const

/** Each value joins the statement when it is first asked for: one that is not used may not stand in it. */
export function groundSql(ground: Ground, values: Values): GroundSql {
  const places = new Map<keyof GroundSql, string>()
  const place = (name: keyof GroundSql): string => {
    const known = places.get(name) ?? `${values.add(ground[name])}::${TYPES[name]}`
    places.set(name, known)
    return known
  }
  return {
    get keeper() {
      return place('keeper')
    },
    get zone() {
      return place('zone')
    },
    get start() {
      return place('start')
    },
    get end() {
      return place('end')
    },
    get asOf() {
      return place('asOf')
    },
  }
}

/** The earliest and the latest that a moment of exhibits `e` can have been; a day lasts to its last millisecond. */
export const lowOf = (moment: Moment): string => `e.${moment}_at`
export const highOf = (moment: Moment, { zone }: Pick<GroundSql, 'zone'>): string =>
  knows(moment) === 'true'
    ? `e.${moment}_at`
    : `case when ${knows(moment)} then e.${moment}_at else (date_trunc('day', e.${moment}_at at time zone ${zone})
        + interval '1 day') at time zone ${zone} - interval '1 ms' end`

export const knows = (moment: Moment): string => (moment === 'reviewed' ? 'true' : timeKnown(moment))

export const within = (moment: Moment, { start, end }: GroundSql): string =>
  `(e.${moment}_at >= ${start} and e.${moment}_at < ${end})`

export const monthOf = (column: string, { zone }: Pick<GroundSql, 'zone'>): string =>
  `to_char(${column} at time zone ${zone}, 'YYYY-MM')`

/** Exhibits of the ground of which anything happened since its start. */
export const touched = ({ keeper, start }: GroundSql): string =>
  `e.owner_agency = ${keeper} and (${['collected', 'received', 'triaged', 'acquired', 'searched', 'reviewed']
    .map((moment) => `e.${moment}_at >= ${start}`)
    .join(' or ')})`

/**
 * Whether a step is asked of an exhibit. A firearm is received and decided on; what is entered and searched are its test
 * fires. What has no scan here is searched at the imaging network.
 */
export function concerns(to: Moment): string {
  if (to === 'received' || to === 'triaged') return 'true'
  return to === 'searched' ? `(e.kind <> 'firearm' and ${HAS_SCAN})` : `e.kind <> 'firearm'`
}
