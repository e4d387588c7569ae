import { firstDay, precisionOf } from '#contract'
import { uuid, type Tx } from '#platform/db'
import type { Incident, IncidentContent, Suspect, Victim } from '../contract/index.ts'

/** Everything of an incident's own row that follows from its content, its people and its place. */
export interface IncidentValues {
  readonly content: IncidentContent
  readonly classification: Pick<Incident, 'class' | 'exclusion' | 'killed' | 'wounded'>
  /** Area of each of the six layers, null where none. */
  readonly areas: readonly (number | null)[]
}

const CONTENT_COLUMNS = [
  'number',
  'class',
  'exclusion',
  'occurred_at',
  'date_precision',
  'time_known',
  'reported_at',
  'address',
  'place_precision',
  'latitude',
  'longitude',
  'setting',
  'kind',
  'district',
  'area_1',
  'area_2',
  'area_3',
  'area_4',
  'area_5',
  'area_6',
  'circumstance',
  'domestic',
  'officer_involved',
  'status',
  'status_on',
  'killed',
  'wounded',
  'suspects',
  'remarks',
] as const

function valuesOf({ content, classification, areas }: IncidentValues): unknown[] {
  const { place } = content
  return [
    content.number,
    classification.class,
    classification.exclusion,
    `${firstDay(content.occurredOn)} ${content.occurredTime ?? '00:00'}`,
    precisionOf(content.occurredOn)[0],
    content.occurredTime !== null,
    content.reportedAt,
    place.address,
    place.precision,
    place.latitude,
    place.longitude,
    place.setting,
    place.kind,
    place.district,
    ...areas,
    content.circumstance,
    content.domestic,
    content.officerInvolved,
    content.status,
    content.statusOn,
    classification.killed,
    classification.wounded,
    content.suspects.length,
    content.remarks,
  ]
}

/** Adds an incident of the actor's own agency. */
export async function insertIncident(
  tx: Tx,
  { id, source }: { id: string; source: string },
  values: IncidentValues,
): Promise<void> {
  const { agencyId, personId, name } = tx.actor
  const fixed = [id, agencyId, source, personId, name]
  const marks = [...fixed, ...CONTENT_COLUMNS].map((_, index) => `$${index + 1}`)
  await tx.client.query(
    `insert into incidents.incident (id, owner_agency, source, recorded_by, recorded_by_name, ${CONTENT_COLUMNS.join(', ')})
     values (${marks.join(', ')})`,
    [...fixed, ...valuesOf(values)],
  )
}

/** Overwrites the content of an incident; its version is raised apart, with the version row. */
export async function updateIncident(tx: Tx, id: string, values: IncidentValues): Promise<void> {
  const sets = CONTENT_COLUMNS.map((column, index) => `${column} = $${index + 2}`)
  await tx.client.query(`update incidents.incident set ${sets.join(', ')} where id = $1`, [
    id,
    ...valuesOf(values),
  ])
}

/** Puts the people, weapons and alerts of `content` in place of those on the record. */
export async function replaceParts(tx: Tx, id: string, content: IncidentContent): Promise<void> {
  for (const table of ['victim', 'suspect', 'weapon', 'alert'])
    await tx.client.query(`delete from incidents.${table} where incident_id = $1`, [id])
  const person = 'age_low smallint, age_high smallint, sex text, race text, ethnicity text'
  await insertParts(
    tx,
    id,
    'victim',
    `${person}, outcome text, died_on text, wound text`,
    content.victims,
    victimRow,
  )
  await insertParts(
    tx,
    id,
    'suspect',
    `${person}, status text, arrested_on text, charges jsonb`,
    content.suspects,
    suspectRow,
  )
  await insertParts(
    tx,
    id,
    'weapon',
    'code text, calibre text, recovered boolean',
    content.weapons,
    (row) => row,
  )
  await insertParts(
    tx,
    id,
    'alert',
    'number text, system text, alerted_at timestamptz, rounds int, disposition text, casings int',
    content.alerts,
    ({ alertedAt, ...row }) => ({ ...row, alerted_at: alertedAt }),
  )
}

async function insertParts<T extends { id?: string | undefined }>(
  tx: Tx,
  incidentId: string,
  table: string,
  columns: string,
  items: readonly T[],
  rowOf: (item: T) => object,
): Promise<void> {
  if (items.length === 0) return
  const rows = items.map((item, index) => ({ ...rowOf(item), id: item.id ?? uuid(), place: index + 1 }))
  const names = columns.replaceAll(/ (smallint|int|text|boolean|jsonb|timestamptz)/g, '')
  await tx.client.query(
    `insert into incidents.${table} (incident_id, owner_agency, sensitivity, id, place, ${names})
     select i.id, i.owner_agency, i.sensitivity, x.id, x.place, ${names.replaceAll(/\w+/g, 'x.$&')}
     from jsonb_to_recordset($2::jsonb) as x (id uuid, place smallint, ${columns}), incidents.incident i
     where i.id = $1`,
    [incidentId, JSON.stringify(rows)],
  )
}

function personRow({ age, sex, race, ethnicity }: Pick<Victim, 'age' | 'sex' | 'race' | 'ethnicity'>) {
  return { age_low: age?.low ?? null, age_high: age?.high ?? null, sex, race, ethnicity }
}

const victimRow = (victim: Victim) => ({
  ...personRow(victim),
  outcome: victim.outcome,
  died_on: victim.diedOn,
  wound: victim.wound,
})

const suspectRow = (suspect: Suspect) => ({
  ...personRow(suspect),
  status: suspect.status,
  arrested_on: suspect.arrestedOn,
  charges: suspect.charges,
})
