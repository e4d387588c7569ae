import { uuid, type Tx } from '#platform/db'
import type { Mark, Scan, ScanFinding, ScanState } from '../contract/index.ts'

/** What names a scan: the exhibit and the case it is of. */
export interface ScanRefRow {
  readonly id: string
  readonly mark: Mark
  readonly land: number | null
  readonly exhibit_id: string
  readonly exhibit_number: string
  readonly case_id: string | null
  readonly case_number: string | null
  readonly agency_name: string | null
  readonly offence: string | null
  readonly address: string | null
  readonly occurred_on: string | null
  readonly calibre: string | null
  readonly sampling_x: number | null
}

export interface ScanRow extends ScanRefRow {
  readonly owner_agency: number
  readonly owner_name: string
  readonly sensitivity: string
  readonly state: ScanState
  readonly file_name: string
  readonly file_hash: string
  readonly size: number
  readonly format: string | null
  readonly metadata: Scan['metadata']
  readonly width: number | null
  readonly height: number | null
  readonly sampling_y: number | null
  readonly findings: ScanFinding[]
  readonly steps: string[]
  readonly prepared_hash: string | null
  readonly engine: string | null
  readonly problem: Scan['problem']
  readonly job_id: string | null
  readonly recorded_at: Date
  readonly recorded_by_name: string
}

/** Columns that name a scan, of `s`, `e` and `c` below. */
export const REF_COLUMNS = `s.id, s.mark, s.land, s.exhibit_id, e.number as exhibit_number, c.id as case_id,
  c.number as case_number, c.agency_name, c.offence, c.address, c.occurred_on, e.calibre, s.sampling_x`
/** The case is a record of its own, which may be closed to someone who may see the exhibit. */
export const REF_TABLES = `ballistics.scan s join ballistics.exhibit e on e.id = s.exhibit_id
  left join ballistics.casefile c on c.id = e.casefile_id`

/**
 * A worker that was killed again and again ends its job and cannot say so here: what the job came to then holds, or the
 * scan would seem to be prepared for ever.
 */
const ENDED = `select job.problem from jobs.job where job.id = s.job_id and s.state in ('uploaded', 'preparing')
  and job.state in ('failed', 'cancelled')`

const COLUMNS = `${REF_COLUMNS}, s.owner_agency, a.name as owner_name, s.sensitivity,
  case when exists (${ENDED}) then 'uploaded' else s.state end as state, s.file_name, s.file_hash, s.size, s.format,
  s.metadata, s.width, s.height, s.sampling_y, s.findings, s.steps, s.prepared_hash, s.engine,
  coalesce(s.problem, (${ENDED})::jsonb) as problem, s.job_id, s.recorded_at, s.recorded_by_name`
const FROM = `${REF_TABLES} join access.agency a on a.id = s.owner_agency`

/** One scan that the actor may see. */
export async function findScan(tx: Tx, id: string, { lock = false } = {}): Promise<ScanRow | undefined> {
  const { rows } = await tx.client.query<ScanRow>(
    `select ${COLUMNS} from ${FROM} where s.id = $1 ${lock ? 'for update of s' : ''}`,
    [id],
  )
  return rows[0]
}

export async function findScansOf(tx: Tx, exhibitId: string): Promise<ScanRow[]> {
  const { rows } = await tx.client.query<ScanRow>(
    `select ${COLUMNS} from ${FROM} where s.exhibit_id = $1 order by s.recorded_at desc, s.id desc`,
    [exhibitId],
  )
  return rows
}

/** Scans by their ids, those that the actor may see. */
export async function findScans(tx: Tx, ids: readonly string[]): Promise<ScanRow[]> {
  const { rows } = await tx.client.query<ScanRow>(
    `select ${COLUMNS} from ${FROM} where s.id = any ($1::uuid[])`,
    [ids],
  )
  return rows
}

export interface RecentScans {
  readonly state: ScanState | undefined
  readonly before: { readonly at: string; readonly id: string } | undefined
  readonly limit: number
}

/** Scans of the actor's agency, newest first. */
export async function findRecentScans(tx: Tx, { state, before, limit }: RecentScans): Promise<ScanRow[]> {
  const { rows } = await tx.client.query<ScanRow>(
    `select ${COLUMNS} from ${FROM}
     where s.owner_agency = $1 and ($2::text is null or s.state = $2)
       and ($3::timestamptz is null or (s.recorded_at, s.id) < ($3, $4::uuid))
     order by s.recorded_at desc, s.id desc limit $5`,
    [tx.actor.agencyId, state ?? null, before?.at ?? null, before?.id ?? null, limit],
  )
  return rows
}

export interface ExhibitOfScan {
  readonly id: string
  readonly owner_agency: number
  readonly sensitivity: string
  readonly category: string
}

/** The exhibit a scan is to be of. */
export async function findExhibitOfScan(tx: Tx, id: string): Promise<ExhibitOfScan | undefined> {
  const { rows } = await tx.client.query<ExhibitOfScan>(
    'select id, owner_agency, sensitivity, category from ballistics.exhibit where id = $1',
    [id],
  )
  return rows[0]
}

export interface NewScan {
  readonly exhibit: ExhibitOfScan
  readonly mark: Mark
  readonly land: number | null
  readonly name: string
  readonly hash: string
  readonly size: number
}

/** Enters a scan; answers its id, and whether it is new. The same file for the same mark is the scan that is there. */
export async function insertScan(tx: Tx, scan: NewScan): Promise<{ id: string; isNew: boolean }> {
  const { personId, name } = tx.actor
  const { exhibit } = scan
  const inserted = await tx.client.query<{ id: string }>(
    `insert into ballistics.scan (id, owner_agency, category, sensitivity, exhibit_id, mark, land, file_name, file_hash,
       size, recorded_by, recorded_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (exhibit_id, mark, file_hash, (coalesce(land, 0))) do nothing returning id`,
    [
      uuid(),
      exhibit.owner_agency,
      exhibit.category,
      exhibit.sensitivity,
      exhibit.id,
      scan.mark,
      scan.land,
      scan.name,
      scan.hash,
      scan.size,
      personId,
      name,
    ],
  )
  if (inserted.rows[0]) return { id: inserted.rows[0].id, isNew: true }
  const { rows } = await tx.client.query<{ id: string }>(
    `select id from ballistics.scan where exhibit_id = $1 and mark = $2 and file_hash = $3
       and coalesce(land, 0) = coalesce($4, 0)`,
    [exhibit.id, scan.mark, scan.hash, scan.land],
  )
  return { id: rows[0]!.id, isNew: false }
}

export type ScanChange = Partial<{
  readonly state: ScanState
  readonly job_id: string
  readonly format: string | null
  readonly metadata: Scan['metadata']
  readonly width: number | null
  readonly height: number | null
  readonly sampling_x: number | null
  readonly sampling_y: number | null
  readonly findings: readonly ScanFinding[]
  readonly steps: readonly string[]
  readonly prepared_hash: string
  readonly engine: string
  readonly problem: Scan['problem']
  readonly prepared_at: Date
}>

const JSON_COLUMNS = new Set(['metadata', 'findings', 'steps', 'problem'])

export async function changeScan(tx: Tx, id: string, change: ScanChange): Promise<void> {
  const names = Object.keys(change) as (keyof ScanChange)[]
  const values = names.map((name) =>
    JSON_COLUMNS.has(name) && change[name] ? JSON.stringify(change[name]) : change[name],
  )
  await tx.client.query(
    `update ballistics.scan set ${names.map((name, i) => `${name} = $${i + 2}`).join(', ')} where id = $1`,
    [id, ...values],
  )
}

/** Says whose a stored file is; a file that no row names may be cleared away. */
export async function keepScanFile(
  tx: Tx,
  file: { hash: string; size: number; name: string },
): Promise<void> {
  await tx.client.query(
    `insert into files.file (id, owner_agency, category, name, media_type, hash, size, created_by)
     values ($1, $2, 'ballistic', $3, 'application/octet-stream', $4, $5, $6)`,
    [uuid(), tx.actor.agencyId, file.name, file.hash, file.size, tx.actor.personId],
  )
}
