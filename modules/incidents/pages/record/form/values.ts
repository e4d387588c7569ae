import type { Incident, IncidentContent, Suspect, Victim } from '../../../contract/index.ts'
import { wallClock } from '../moments.ts'

/** What the form holds: text as it is typed, until it is read into a record. Empty means not known. */
export interface FormValues {
  /** The version that was opened; 0 on a new incident. */
  version: number
  reason: string
  number: string
  occurredOn: string
  occurredTime: string
  reportedOn: string
  reportedTime: string
  address: string
  precision: string
  latitude: string
  longitude: string
  setting: string
  kind: string
  district: string
  exclusion: string
  circumstance: string
  domestic: string
  officerInvolved: string
  status: string
  statusOn: string
  remarks: string
  victims: VictimValues[]
  suspects: SuspectValues[]
  weapons: WeaponValues[]
  alerts: AlertValues[]
}

interface RowValues {
  /** Tells rows apart on the screen; never sent. */
  key: string
  /** Known to the record already. */
  id?: string | undefined
}

interface PersonValues extends RowValues {
  age: string
  sex: string
  race: string
  ethnicity: string
}

export interface VictimValues extends PersonValues {
  outcome: string
  diedOn: string
  wound: string
}

export interface ChargeValues {
  key: string
  offense: string
  filedOn: string
  disposition: string
}

export interface SuspectValues extends PersonValues {
  status: string
  arrestedOn: string
  charges: ChargeValues[]
}

export interface WeaponValues extends RowValues {
  code: string
  calibre: string
  recovered: string
}

export interface AlertValues extends RowValues {
  number: string
  system: string
  alertedOn: string
  alertedTime: string
  rounds: string
  disposition: string
  casings: string
}

/** Rows the form can grow by. */
export interface Rows {
  victims: VictimValues
  suspects: SuspectValues
  weapons: WeaponValues
  alerts: AlertValues
}
export type RowsKind = keyof Rows

let last = 0
const key = () => `row-${(last += 1)}-${Date.now()}`

const person = () => ({ key: key(), age: '', sex: '', race: '', ethnicity: '' })

/** An empty row of each kind. */
export const emptyRow: { readonly [K in RowsKind]: () => Rows[K] } = {
  victims: () => ({ ...person(), outcome: '', diedOn: '', wound: '' }),
  suspects: () => ({ ...person(), status: 'identified', arrestedOn: '', charges: [] }),
  weapons: () => ({ key: key(), code: '', calibre: '', recovered: '' }),
  alerts: () => ({
    key: key(),
    number: '',
    system: '',
    alertedOn: '',
    alertedTime: '',
    rounds: '',
    disposition: 'pending',
    casings: '',
  }),
}

export const emptyCharge = (): ChargeValues => ({ key: key(), offense: '', filedOn: '', disposition: '' })

/** What a new incident begins with. */
export function emptyValues(): FormValues {
  return {
    version: 0,
    reason: '',
    number: '',
    occurredOn: '',
    occurredTime: '',
    reportedOn: '',
    reportedTime: '',
    address: '',
    precision: 'exact',
    latitude: '',
    longitude: '',
    setting: '',
    kind: '',
    district: '',
    exclusion: '',
    circumstance: '',
    domestic: '',
    officerInvolved: '',
    status: '',
    statusOn: '',
    remarks: '',
    victims: [],
    suspects: [],
    weapons: [],
    alerts: [],
  }
}

const text = (value: string | number | null) => (value === null ? '' : String(value))
const yesNo = (value: boolean | null) => (value === null ? '' : value ? 'yes' : 'no')

/** A record as the form shows it. */
export function valuesOf(incident: Incident): FormValues {
  const { place } = incident
  const reported = incident.reportedAt ? wallClock(incident.reportedAt) : { day: '', time: '' }
  return {
    version: incident.version,
    reason: '',
    number: incident.number,
    occurredOn: incident.occurredOn,
    occurredTime: text(incident.occurredTime),
    reportedOn: reported.day,
    reportedTime: reported.time,
    address: text(place.address),
    precision: place.precision,
    latitude: text(place.latitude),
    longitude: text(place.longitude),
    setting: text(place.setting),
    kind: text(place.kind),
    district: text(place.district),
    exclusion: text(incident.exclusion),
    circumstance: text(incident.circumstance),
    domestic: yesNo(incident.domestic),
    officerInvolved: yesNo(incident.officerInvolved),
    status: text(incident.status),
    statusOn: text(incident.statusOn),
    remarks: text(incident.remarks),
    ...rowsOf(incident),
  }
}

function rowsOf({ victims, suspects, weapons, alerts }: IncidentContent): { [K in RowsKind]: Rows[K][] } {
  return {
    victims: victims.map((victim, index) => ({
      ...personOf(victim, `victim-${index}`),
      outcome: victim.outcome,
      diedOn: text(victim.diedOn),
      wound: text(victim.wound),
    })),
    suspects: suspects.map((suspect, index) => ({
      ...personOf(suspect, `suspect-${index}`),
      status: suspect.status,
      arrestedOn: text(suspect.arrestedOn),
      charges: suspect.charges.map(({ offense, filedOn, disposition }, at) => ({
        key: `charge-${index}-${at}`,
        offense,
        filedOn: text(filedOn),
        disposition: text(disposition),
      })),
    })),
    weapons: weapons.map(({ id, code, calibre, recovered }, index) => ({
      key: id ?? `weapon-${index}`,
      id,
      code,
      calibre: text(calibre),
      recovered: yesNo(recovered),
    })),
    alerts: alerts.map((alert, index) => {
      const { day, time } = wallClock(alert.alertedAt)
      return {
        key: alert.id ?? `alert-${index}`,
        id: alert.id,
        number: alert.number,
        system: text(alert.system),
        alertedOn: day,
        alertedTime: time,
        rounds: text(alert.rounds),
        disposition: alert.disposition,
        casings: text(alert.casings),
      }
    }),
  }
}

function personOf({ id, age, sex, race, ethnicity }: Victim | Suspect, fallback: string): PersonValues {
  return {
    key: id ?? fallback,
    id,
    age: ageText(age),
    sex: text(sex),
    race: text(race),
    ethnicity: text(ethnicity),
  }
}

/** An age as it is typed: `34`, `25-44`, `65+`. */
function ageText(age: Victim['age']): string {
  if (!age) return ''
  if (age.high === null) return `${age.low}+`
  return age.low === age.high ? String(age.low) : `${age.low}-${age.high}`
}
