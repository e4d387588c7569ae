import type { PoolClient } from 'pg'
import type { Category } from '#contract'
import type { Tx } from '#platform/db'
import type { JobProgress } from '../../jobs/contract.ts'

/** Who asked and approved, when and why. */
export interface Approval {
  readonly actId: string
  readonly askedBy: string
  readonly askedAt: string
  readonly reason: string
  readonly approvedBy: string
  readonly approvedAt: string
}

export interface PurgeRow {
  readonly id: string
  readonly category: Category
  readonly schedule_id: string
  readonly due_to: string
  readonly state: 'asked' | 'approved' | 'done'
  readonly job_id: string | null
  readonly approval: Approval | null
  readonly finished_at: Date | null
  readonly certificate: string | null
  readonly certificate_hash: string | null
}

const COLUMNS = `id, category, schedule_id, due_to, state, job_id, approval, finished_at, certificate, certificate_hash`

/** Notes a purge that is about to be asked for; one that was asked for before and came to nothing makes room. */
export async function insertPurge(
  tx: Tx,
  purge: Pick<PurgeRow, 'id' | 'category' | 'schedule_id' | 'due_to'>,
): Promise<void> {
  await tx.client.query(`delete from retention.purge where category = $1 and state = 'asked'`, [
    purge.category,
  ])
  await tx.client.query(
    'insert into retention.purge (id, owner_agency, category, schedule_id, due_to) values ($1, $2, $3, $4, $5)',
    [purge.id, tx.actor.agencyId, purge.category, purge.schedule_id, purge.due_to],
  )
}

export async function findPurge(tx: Tx, id: string): Promise<PurgeRow | undefined> {
  const { rows } = await tx.client.query<PurgeRow>(`select ${COLUMNS} from retention.purge where id = $1`, [
    id,
  ])
  return rows[0]
}

export async function lockPurge(tx: Tx, id: string): Promise<PurgeRow | undefined> {
  const { rows } = await tx.client.query<PurgeRow>(
    `select ${COLUMNS} from retention.purge where id = $1 for update`,
    [id],
  )
  return rows[0]
}

/** Purges that were approved, newest first. */
export async function listPurges(tx: Tx): Promise<PurgeRow[]> {
  const { rows } = await tx.client.query<PurgeRow>(
    `select ${COLUMNS} from retention.purge where state <> 'asked' order by asked_at desc, id desc limit 200`,
  )
  return rows
}

export async function approvePurge(tx: Tx, id: string, jobId: string, approval: Approval): Promise<void> {
  await tx.client.query(
    `update retention.purge set state = 'approved', job_id = $2, approval = $3 where id = $1`,
    [id, jobId, JSON.stringify(approval)],
  )
}

export const setJob = (tx: Tx, id: string, jobId: string) =>
  tx.client.query('update retention.purge set job_id = $2 where id = $1', [id, jobId])

export async function completePurge(tx: Tx, id: string, certificate: string, hash: string): Promise<void> {
  await tx.client.query(
    `update retention.purge set state = 'done', certificate = $2, certificate_hash = $3, finished_at = now() where id = $1`,
    [id, certificate, hash],
  )
}

export type Outcome = 'purged' | 'held' | 'kept'

export interface Tally {
  readonly purge_id: string
  readonly record_type: string
  readonly asked: number
  readonly purged: number
  readonly held: number
  readonly kept: number
  readonly open: number
}

/** What became of the records of some purges, by type. */
export async function tallies(tx: Tx, ids: readonly string[]): Promise<Tally[]> {
  const { rows } = await tx.client.query<Tally>(
    `select purge_id, record_type, count(*) as asked, count(*) filter (where outcome = 'purged') as purged,
       count(*) filter (where outcome = 'held') as held, count(*) filter (where outcome = 'kept') as kept,
       count(*) filter (where outcome is null) as open
     from retention.purge_item where purge_id = any ($1) group by 1, 2 order by 1, 2`,
    [ids],
  )
  return rows
}

/** SHA-256 over the sorted lines "type id" of a purge's records: all of them, or those that are gone. */
export async function idsHash(tx: Tx, id: string, of: 'asked' | 'purged'): Promise<string> {
  const { rows } = await tx.client.query<{ hash: string }>(
    `select encode(sha256(convert_to(coalesce(string_agg(record_type || ' ' || record_id, E'\\n'
       order by record_type collate "C", record_id), ''), 'UTF8')), 'hex') as hash
     from retention.purge_item where purge_id = $1 and ($2 = 'asked' or outcome = 'purged')`,
    [id, of],
  )
  return rows[0]!.hash
}

export interface Item {
  readonly record_type: string
  readonly record_id: string
}

export async function nextItems(tx: Tx, id: string, count: number): Promise<Item[]> {
  const { rows } = await tx.client.query<Item>(
    `select record_type, record_id from retention.purge_item where purge_id = $1 and outcome is null
     order by record_type, record_id limit $2`,
    [id, count],
  )
  return rows
}

/** The records of a purge that are gone, in the order of the hash; page by page. */
export async function purgedItems(tx: Tx, id: string, after: Item | null, count: number): Promise<Item[]> {
  const { rows } = await tx.client.query<Item>(
    `select record_type, record_id from retention.purge_item
     where purge_id = $1 and outcome = 'purged'
       and ($2::text is null or (record_type collate "C", record_id) > ($2 collate "C", $3::uuid))
     order by record_type collate "C", record_id limit $4`,
    [id, after?.record_type ?? null, after?.record_id ?? null, count],
  )
  return rows
}

export async function settleItems(
  tx: Tx,
  id: string,
  type: string,
  ids: readonly string[],
  outcome: Outcome,
): Promise<void> {
  if (ids.length === 0) return
  await tx.client.query(
    `update retention.purge_item set outcome = $4, at = now()
     where purge_id = $1 and record_type = $2 and record_id = any ($3) and outcome is null`,
    [id, type, ids, outcome],
  )
}

/** Content that may have to go once the rows that named it are gone. */
export async function noteFiles(tx: Tx, id: string, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return
  await tx.client.query(
    `insert into retention.purge_file (purge_id, owner_agency, hash)
     select $1, $2, unnest($3::text[]) on conflict do nothing`,
    [id, tx.actor.agencyId, hashes],
  )
}

export async function notedFiles(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ hash: string }>(
    'select hash from retention.purge_file where purge_id = $1',
    [id],
  )
  return rows.map((row) => row.hash)
}

export const settleFile = (tx: Tx, id: string, hash: string) =>
  tx.client.query('delete from retention.purge_file where purge_id = $1 and hash = $2', [id, hash])

/** Whether any agency's file has this content. */
export async function contentIsNamed(client: PoolClient, hash: string): Promise<boolean> {
  const { rowCount } = await client.query('select from files.file where hash = $1 limit 1', [hash])
  return rowCount !== 0
}

/** First and last row of the audit that tell of a purge and of the request behind it. */
export async function auditEvents(
  client: PoolClient,
  id: string,
  actId: string,
): Promise<{ first: number; last: number }> {
  const { rows } = await client.query<{ first: number | null; last: number | null }>(
    `select min(id) as first, max(id) as last from audit.event
     where (subject_type, subject_id) in (('act', $1), ('purge', $2))`,
    [actId, id],
  )
  return { first: rows[0]!.first ?? 0, last: rows[0]!.last ?? 0 }
}

/** How the jobs of some purges stand. */
export async function jobsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, JobProgress>> {
  const { rows } = await tx.client.query<JobProgress>(
    'select id, kind, state, step, done, total, problem from jobs.job where id = any ($1)',
    [ids],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
