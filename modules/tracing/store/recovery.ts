import { uuid, type Tx } from '#platform/db'
import type { Person, RecoveryContent } from '../contract/index.ts'

/** A recovered gun as it is stored. */
export interface RecoveryRow {
  readonly id: string
  readonly owner_agency: number
  readonly category: 'trace'
  readonly sensitivity: 'open' | 'restricted' | 'sealed'
  readonly owner_name: string
  readonly source: 'entered' | 'property-room' | 'trace-file' | 'list'
  readonly case_number: string
  readonly property_tag: string | null
  readonly exhibit_number: string | null
  readonly recovered_on: string
  readonly recovered_latest: boolean
  readonly recovered_time: string | null
  readonly circumstance: RecoveryContent['circumstance']
  readonly crime_code: string | null
  readonly address: string | null
  readonly city: string | null
  readonly state: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly serial: string
  readonly serial_state: 'legible' | 'partial' | 'obliterated' | 'none' | 'not-recorded'
  readonly serial_canonical: string | null
  readonly make: string
  readonly importer: string
  readonly country: string
  readonly type: RecoveryContent['firearm']['type']
  readonly calibre: string
  readonly model: string
  readonly markings: string | null
  readonly privately_made: boolean
  readonly conversion_device: boolean
  readonly stolen_result: RecoveryContent['stolen']['result']
  readonly stolen_checked_on: string | null
  readonly stolen_reference: string | null
  readonly remarks: string | null
  readonly version: number
  readonly recorded_at: Date
  readonly recorded_by_name: string
}

export interface PersonRow {
  readonly id: string
  readonly role: Person['role']
  readonly last: string
  readonly first: string
  readonly alias: string | null
  readonly born_on: string | null
  readonly sex: Person['sex']
  readonly race: Person['race']
  readonly ethnicity: Person['ethnicity']
  readonly height_inches: number | null
  readonly weight_pounds: number | null
  readonly address: string | null
}

export interface ReadingRow {
  readonly text: string
  readonly canonical: string | null
  readonly read_at: Date
  readonly read_by: string
  readonly read_by_name: string
}

export interface PhotoRow {
  readonly id: string
  readonly file_hash: string
  readonly media_type: string
  readonly name: string
  readonly shows: 'whole' | 'serial' | 'markings' | 'other'
}

/** One recovery that the actor may see. */
export async function findRecovery(tx: Tx, id: string, lock = false): Promise<RecoveryRow | undefined> {
  const { rows } = await tx.client.query<RecoveryRow>(
    `select r.*, a.name as owner_name from tracing.recovery r join access.agency a on a.id = r.owner_agency
     where r.id = $1 ${lock ? 'for update of r' : ''}`,
    [id],
  )
  return rows[0]
}

export async function findPeople(tx: Tx, recoveryId: string): Promise<PersonRow[]> {
  const { rows } = await tx.client.query<PersonRow>(
    'select * from tracing.person where recovery_id = $1 order by place',
    [recoveryId],
  )
  return rows
}

/** Every reading, the first first. */
export async function findReadings(tx: Tx, recoveryId: string): Promise<ReadingRow[]> {
  const { rows } = await tx.client.query<ReadingRow>(
    'select text, canonical, read_at, read_by, read_by_name from tracing.reading where recovery_id = $1 order by read_at, id',
    [recoveryId],
  )
  return rows
}

export async function findPhotos(tx: Tx, recoveryId: string): Promise<PhotoRow[]> {
  const { rows } = await tx.client.query<PhotoRow>(
    'select id, file_hash, media_type, name, shows from tracing.photo where recovery_id = $1 order by recorded_at',
    [recoveryId],
  )
  return rows
}

export interface TraceOfRow {
  readonly id: string
  readonly reference: number
  readonly status: 'draft' | 'submitted' | 'rejected' | 'answered' | 'withdrawn'
  readonly outcome: string | null
  readonly recorded_at: Date
}

export async function findTracesOf(tx: Tx, recoveryId: string): Promise<TraceOfRow[]> {
  const { rows } = await tx.client.query<TraceOfRow>(
    'select id, reference, status, outcome, recorded_at from tracing.trace where recovery_id = $1 order by recorded_at desc',
    [recoveryId],
  )
  return rows
}

/** Adds a reading of the serial number in the actor's name. */
export async function insertReading(
  tx: Tx,
  recoveryId: string,
  reading: { text: string; canonical: string | null },
): Promise<void> {
  await tx.client.query(
    `insert into tracing.reading (id, recovery_id, owner_agency, text, canonical, read_by, read_by_name, read_at)
     values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp())`,
    [
      uuid(),
      recoveryId,
      tx.actor.agencyId,
      reading.text,
      reading.canonical,
      tx.actor.personId,
      tx.actor.name,
    ],
  )
}

/** Says whose a stored photograph is, and which gun it shows; false where the gun has it already. */
export async function insertPhoto(
  tx: Tx,
  recoveryId: string,
  photo: Omit<PhotoRow, 'id'> & { id: string; size: number },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `insert into tracing.photo (id, recovery_id, owner_agency, file_hash, media_type, name, shows, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (recovery_id, file_hash) do nothing`,
    [
      photo.id,
      recoveryId,
      tx.actor.agencyId,
      photo.file_hash,
      photo.media_type,
      photo.name,
      photo.shows,
      tx.actor.personId,
    ],
  )
  if (rowCount === 0) return false
  await keepFile(tx, {
    hash: photo.file_hash,
    size: photo.size,
    name: photo.name,
    mediaType: photo.media_type,
  })
  return true
}

/** Says whose a stored file is; a file that no row names may be cleared away. */
export async function keepFile(
  tx: Tx,
  { hash, size, name, mediaType }: { hash: string; size: number; name: string; mediaType: string },
): Promise<void> {
  await tx.client.query(
    `insert into files.file (id, owner_agency, category, name, media_type, hash, size, created_by)
     values ($1, $2, 'trace', $3, $4, $5, $6, $7)`,
    [uuid(), tx.actor.agencyId, name, mediaType, hash, size, tx.actor.personId],
  )
}
