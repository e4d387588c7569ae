import type { Tx } from '#platform/db'
import type {
  Alert,
  Incident,
  IncidentContent,
  IncidentPart,
  Suspect,
  Victim,
  Weapon,
} from '../contract/index.ts'
import { seenBy } from './seen.ts'

type Place = IncidentContent['place']

/** One stored incident; dates and times are texts in the agency's local time. */
interface StoredIncident {
  readonly id: string
  readonly owner_agency: number
  readonly owner_name: string
  readonly category: Incident['label']['category']
  readonly sensitivity: Incident['label']['sensitivity']
  readonly number: string
  readonly source: string
  readonly class: Incident['class']
  readonly exclusion: IncidentContent['exclusion']
  readonly occurred_day: string
  readonly occurred_time: string
  readonly date_precision: string
  readonly time_known: boolean
  readonly reported_at: string | null
  readonly address: string | null
  readonly place_precision: Place['precision']
  readonly latitude: number | null
  readonly longitude: number | null
  readonly setting: Place['setting']
  readonly kind: Place['kind']
  readonly district: string | null
  readonly areas: readonly (number | null)[]
  readonly circumstance: IncidentContent['circumstance']
  readonly domestic: boolean | null
  readonly officer_involved: boolean | null
  readonly status: IncidentContent['status']
  readonly status_on: string | null
  /** None where the people shot are not shared; `hidden` tells. */
  readonly killed: number
  readonly wounded: number
  readonly remarks: string | null
  readonly version: number
  readonly recorded_at: Date
  readonly recorded_by_name: string
  readonly hidden: readonly IncidentPart[]
}

export interface PersonRow {
  readonly id: string
  readonly incident_id: string
  readonly age_low: number | null
  readonly age_high: number | null
  readonly sex: Victim['sex']
  readonly race: Victim['race']
  readonly ethnicity: Victim['ethnicity']
}

export interface VictimRow extends PersonRow {
  readonly outcome: Victim['outcome']
  readonly died_on: string | null
  readonly wound: Victim['wound']
}

interface SuspectRow extends PersonRow {
  readonly status: Suspect['status']
  readonly arrested_on: string | null
  readonly charges: Suspect['charges']
}

interface WeaponRow {
  readonly id: string
  readonly incident_id: string
  readonly code: Weapon['code']
  readonly calibre: string | null
  readonly recovered: boolean | null
}

interface AlertRow {
  readonly id: string
  readonly incident_id: string
  readonly number: string
  readonly system: string | null
  readonly alerted_at: string
  readonly rounds: number | null
  readonly disposition: Alert['disposition']
  readonly casings: number | null
}

/** An incident with everyone and everything on its record, in the order they stand there. */
export interface IncidentParts {
  readonly incident: StoredIncident
  readonly victims: readonly VictimRow[]
  readonly suspects: readonly SuspectRow[]
  readonly weapons: readonly WeaponRow[]
  readonly alerts: readonly AlertRow[]
}

/**
 * Reads and writes moments in the agency's own time until the transaction ends: a moment typed without
 * an offset is local, and a stored one is read back with the offset that was in force.
 */
export async function useLocalTime(tx: Tx): Promise<void> {
  await tx.client.query(
    `select set_config('timezone', time_zone, true) from access.agency where id = access.current_agency()`,
  )
}

const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SSTZH:TZM'`

const COLUMNS = `i.id, i.owner_agency, g.name as owner_name, i.category, i.sensitivity, i.number, i.source, i.class,
  i.exclusion, to_char(i.occurred_at, 'YYYY-MM-DD') as occurred_day, to_char(i.occurred_at, 'HH24:MI') as occurred_time,
  i.date_precision, i.time_known, to_char(i.reported_at, ${MOMENT}) as reported_at, i.address, i.place_precision,
  i.latitude, i.longitude, i.setting, i.kind, i.district,
  array[i.area_1, i.area_2, i.area_3, i.area_4, i.area_5, i.area_6] as areas, i.circumstance, i.domestic,
  i.officer_involved, i.status, i.status_on, coalesce(i.killed, 0) as killed,
  coalesce(i.wounded, 0) as wounded, i.remarks, coalesce(i.version, 1) as version, i.recorded_at,
  i.recorded_by_name`

/** Incidents with their people, weapons and alerts; those the actor may not see are not among them. */
export async function findIncidents(tx: Tx, ids: readonly string[]): Promise<IncidentParts[]> {
  const list = async <T>(sql: string) => (await tx.client.query(sql, [ids])).rows as T[]
  const of = (table: string, columns: string) =>
    `select id, incident_id, ${columns} from incidents.${table} where incident_id = any ($1::uuid[]) order by place`
  const seen = seenBy(tx.actor)
  const incidents = await list<StoredIncident>(
    `select ${COLUMNS}, ${seen.hidden} as hidden from ${seen.from} join access.agency g on g.id = i.owner_agency
     where i.id = any ($1::uuid[]) order by i.id`,
  )
  const person = 'age_low, age_high, sex, race, ethnicity'
  const victims = groupById(await list<VictimRow>(of('victim', `${person}, outcome, died_on, wound`)))
  const suspects = groupById(await list<SuspectRow>(of('suspect', `${person}, status, arrested_on, charges`)))
  const weapons = groupById(await list<WeaponRow>(of('weapon', 'code, calibre, recovered')))
  const alerts = groupById(
    await list<AlertRow>(
      of(
        'alert',
        `number, system, to_char(alerted_at, ${MOMENT}) as alerted_at, rounds, disposition, casings`,
      ),
    ),
  )
  return incidents.map((incident) => ({
    incident,
    victims: victims.get(incident.id) ?? [],
    suspects: suspects.get(incident.id) ?? [],
    weapons: weapons.get(incident.id) ?? [],
    alerts: alerts.get(incident.id) ?? [],
  }))
}

function groupById<T extends { incident_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.incident_id)
    if (group) group.push(row)
    else groups.set(row.incident_id, [row])
  }
  return groups
}

/** Locks an incident until the transaction ends, so that two savings come one after the other. */
export async function lockIncident(tx: Tx, id: string): Promise<void> {
  await tx.client.query('select from incidents.incident where id = $1 for update', [id])
}
