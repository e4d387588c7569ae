import type { IncidentContent } from '../../../contract/index.ts'
import { uuid } from '#platform/db'
import { statedExclusion } from '../../../contract/classify.ts'
import { mergePeople, type PeopleCount } from './people.ts'
import { merged, mergedDate, mergedKind, samePlace, type Manner } from './values.ts'

/** What a file tells of one incident; null and missing people are simply not told. */
export type Told = Pick<
  IncidentContent,
  | 'occurredOn'
  | 'occurredTime'
  | 'reportedAt'
  | 'exclusion'
  | 'circumstance'
  | 'domestic'
  | 'officerInvolved'
  | 'status'
  | 'victims'
  | 'suspects'
  | 'weapons'
> & {
  readonly place: Omit<IncidentContent['place'], 'precision'>
  readonly precision: IncidentContent['place']['precision']
}

export interface MergeOptions {
  readonly manner: Manner
  /** The file holds only some rows of an incident: who is not in it is neither missing nor someone else. */
  readonly part: boolean
}

export interface Merge {
  readonly content: IncidentContent
  /** The file's coordinates came in, so its areas do too. */
  readonly moved: boolean
  readonly victims: PeopleCount
  readonly suspects: PeopleCount
}

/**
 * Brings what a file tells into an incident on record. An older edition fills what is unknown and nothing
 * else; a newer one corrects what differs and adds people. Neither erases what is known or removes anyone.
 */
export function mergeIncident(known: IncidentContent, told: Told, { manner, part }: MergeOptions): Merge {
  const place = mergedPlace(known, told, manner)
  const victims = mergePeople(known.victims, told.victims, 'outcome', 'unknown', { manner, part })
  const suspects = mergePeople(known.suspects, told.suspects, 'status', 'described', { manner, part })
  return {
    content: {
      ...known,
      occurredOn: mergedDate(known.occurredOn, told.occurredOn, manner),
      occurredTime: merged(known.occurredTime, told.occurredTime, manner),
      reportedAt: merged(known.reportedAt, told.reportedAt, manner),
      place: place.place,
      exclusion: merged(statedExclusion(known), told.exclusion, manner),
      circumstance: merged(known.circumstance, told.circumstance, manner),
      domestic: merged(known.domestic, told.domestic, manner),
      officerInvolved: merged(known.officerInvolved, told.officerInvolved, manner),
      status: merged(known.status, told.status, manner),
      victims: victims.people,
      suspects: suspects.people,
      weapons: mergedWeapons(known, told, manner),
    },
    moved: place.moved,
    victims: victims.count,
    suspects: suspects.count,
  }
}

function mergedPlace({ place: known }: IncidentContent, { place: told, precision }: Told, manner: Manner) {
  const moves = told.latitude !== null && (known.latitude === null || manner === 'update')
  const moved = moves && !samePlace(known, told)
  const place = {
    ...known,
    address: merged(known.address, told.address, manner),
    setting: merged(known.setting, told.setting, manner),
    kind: mergedKind(known.kind, told.kind, manner),
    district: merged(known.district, told.district, manner),
    ...(moved && { latitude: told.latitude, longitude: told.longitude }),
  }
  const placed = place.latitude !== null || place.address !== null
  return {
    moved,
    place: { ...place, precision: known.precision === 'unknown' && placed ? precision : known.precision },
  }
}

function mergedWeapons(known: IncidentContent, told: Told, manner: Manner): IncidentContent['weapons'] {
  if (manner === 'fill' && known.weapons.length > 0) return known.weapons
  const codes = new Set(known.weapons.map(({ code }) => code))
  const added = told.weapons.filter(({ code }) => !codes.has(code))
  return [...known.weapons, ...added.map((weapon) => ({ ...weapon, id: uuid() }))]
}
