import { calibreKey, makeOf, readSerial } from '#platform/firearms'
import { uuid, type Tx } from '#platform/db'
import type { Person, RecoveryContent } from '../contract/index.ts'

const COLUMNS = [
  'case_number',
  'property_tag',
  'exhibit_number',
  'recovered_on',
  'recovered_time',
  'circumstance',
  'crime_code',
  'address',
  'city',
  'state',
  'latitude',
  'longitude',
  'serial',
  'serial_state',
  'serial_canonical',
  'make',
  'make_key',
  'importer',
  'country',
  'type',
  'calibre',
  'calibre_key',
  'model',
  'markings',
  'privately_made',
  'conversion_device',
  'stolen_result',
  'stolen_checked_on',
  'stolen_reference',
  'remarks',
] as const

function valuesOf(content: RecoveryContent): unknown[] {
  const { place, firearm, stolen } = content
  const { state, canonical } = readSerial(firearm.serial)
  return [
    content.caseNumber,
    content.propertyTag,
    content.exhibitNumber,
    content.recoveredOn,
    content.recoveredTime,
    content.circumstance,
    content.crimeCode,
    place.address,
    place.city,
    place.state,
    place.latitude,
    place.longitude,
    firearm.serial,
    state,
    canonical,
    firearm.make,
    makeOf(firearm.make)?.found.key ?? null,
    firearm.importer,
    firearm.country,
    firearm.type,
    firearm.calibre,
    calibreKey(firearm.calibre),
    firearm.model,
    firearm.markings,
    firearm.privatelyMade,
    firearm.conversionDevice,
    stolen.result,
    stolen.checkedOn,
    stolen.reference,
    content.remarks,
  ]
}

export interface NewRecovery {
  readonly id: string
  readonly source: 'entered' | 'property-room' | 'trace-file' | 'list'
  readonly content: RecoveryContent
  /** Its day is only the last on which it can have been. */
  readonly latest?: boolean
  /** By what a gun of a list is known again. */
  readonly listKey?: string
}

const BATCH = 500

/** Adds recoveries of the actor's own agency with their people. */
export async function insertRecoveries(tx: Tx, recoveries: readonly NewRecovery[]): Promise<void> {
  const { agencyId, personId, name } = tx.actor
  for (let at = 0; at < recoveries.length; at += BATCH) {
    const some = recoveries.slice(at, at + BATCH)
    const rows = some.map(({ id, source, content, latest = false, listKey = null }) => [
      id,
      agencyId,
      source,
      latest,
      listKey,
      personId,
      name,
      ...valuesOf(content),
    ])
    await insertRows(
      tx,
      'recovery',
      [
        'id',
        'owner_agency',
        'source',
        'recovered_latest',
        'list_key',
        'recorded_by',
        'recorded_by_name',
        ...COLUMNS,
      ],
      rows,
    )
    await insertRows(
      tx,
      'person',
      PERSON,
      some.flatMap(({ id, content }) =>
        content.people.map((one, place) => personRow(id, agencyId, one, place)),
      ),
    )
  }
}

/** Overwrites the content of a recovery and its people. */
export async function updateRecovery(tx: Tx, id: string, content: RecoveryContent): Promise<void> {
  const sets = COLUMNS.map((column, index) => `${column} = $${index + 2}`)
  // A day that somebody corrects is a day that is known.
  sets.push(`recovered_latest = recovered_latest and recovered_on = $${COLUMNS.indexOf('recovered_on') + 2}`)
  await tx.client.query(`update tracing.recovery set ${sets.join(', ')} where id = $1`, [
    id,
    ...valuesOf(content),
  ])
  await countDays(tx, id)
  await tx.client.query('delete from tracing.person where recovery_id = $1', [id])
  await insertRows(
    tx,
    'person',
    PERSON,
    content.people.map((one, place) => personRow(id, tx.actor.agencyId, one, place)),
  )
}

/** Days to crime of the gun's traces, by its day of recovery as it now stands. */
async function countDays(tx: Tx, id: string): Promise<void> {
  await tx.client.query(
    `update tracing.trace t set days_to_crime = r.recovered_on::date - t.purchased_on::date,
       days_least = null, days_most = null
     from tracing.recovery r where r.id = $1 and t.recovery_id = r.id and t.status = 'answered'
       and not r.recovered_latest and length(r.recovered_on) = 10 and length(t.purchased_on) = 10
       and t.days_to_crime is distinct from r.recovered_on::date - t.purchased_on::date`,
    [id],
  )
}

const PERSON = [
  'id',
  'recovery_id',
  'owner_agency',
  'place',
  'role',
  'last',
  'first',
  'alias',
  'born_on',
  'sex',
  'race',
  'ethnicity',
  'height_inches',
  'weight_pounds',
  'address',
]

const personRow = (recoveryId: string, agencyId: number, one: Person, place: number): unknown[] => [
  one.id ?? uuid(),
  recoveryId,
  agencyId,
  place,
  one.role,
  one.last,
  one.first,
  one.alias,
  one.bornOn,
  one.sex,
  one.race,
  one.ethnicity,
  one.heightInches,
  one.weightPounds,
  one.address,
]

/** Many rows in one statement: a list for each row, in the order of the columns. */
export async function insertRows(
  tx: Tx,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
  conflict = '',
): Promise<number> {
  if (rows.length === 0) return 0
  const width = columns.length
  const marks = rows.map((_, row) => `(${columns.map((_, at) => `$${row * width + at + 1}`).join(', ')})`)
  const { rowCount } = await tx.client.query(
    `insert into tracing.${table} (${columns.join(', ')}) values ${marks.join(', ')} ${conflict}`,
    rows.flat(),
  )
  return rowCount ?? 0
}
