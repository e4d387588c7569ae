import type { Profile } from '../../../contract/index.ts'
import type { Incoming, IncomingPerson } from '../../../store/import/index.ts'
import { knownDate } from '../../content.ts'
import type { Told } from './merge.ts'

/** What the staged rows tell of an incident. Codes were checked when the rows were read. */
export function toldOf(row: Incoming, precision: Profile['placePrecision']): Told {
  const of = (kind: IncomingPerson['kind']) => row.people.filter((person) => person.kind === kind)
  const told = {
    occurredOn: knownDate(row.day, row.date_precision),
    occurredTime: row.time,
    reportedAt: row.reported_at,
    exclusion: row.exclusion,
    circumstance: row.circumstance,
    domestic: row.domestic,
    officerInvolved: row.officer_involved,
    status: row.status,
    precision,
    place: {
      address: row.address,
      latitude: row.latitude,
      longitude: row.longitude,
      setting: row.setting,
      kind: row.kind,
      district: row.district,
    },
    victims: of('v').map((person) => ({
      ...personOf(person),
      outcome: person.state,
      diedOn: null,
      wound: person.wound,
    })),
    suspects: of('s').map((person) => ({
      ...personOf(person),
      status: person.state,
      arrestedOn: null,
      charges: [],
    })),
    weapons: of('w').map(({ state }) => ({ code: state, calibre: null, recovered: null })),
  }
  return told as Told
}

function personOf({ age_low, age_high, sex, race, ethnicity }: IncomingPerson) {
  return { age: age_low === null ? null : { low: age_low, high: age_high }, sex, race, ethnicity }
}
