import { uuid, type Tx } from '#platform/db'
import type { Search, SearchScope, SearchStep } from '../contract/index.ts'
import { ENGINE } from '../service/engine/method.ts'

export interface SearchRow {
  readonly id: string
  readonly owner_agency: number
  readonly exhibit_id: string
  readonly scan_id: string
  readonly scope: SearchScope
  readonly engine: string
  readonly state: Search['state']
  readonly steps: SearchStep[] | null
  readonly has_sealed: boolean
  readonly problem: Search['problem']
  readonly job_id: string | null
  readonly asked_at: Date
  readonly asked_by: string
  readonly asked_by_name: string
  readonly finished_at: Date | null
}

/** As with scans: what a job came to that was killed to its end is known by the job alone. */
const ENDED = `select job.problem from jobs.job where job.id = q.job_id and q.state = 'running'
  and job.state in ('failed', 'cancelled')`

const COLUMNS = `q.id, q.owner_agency, q.exhibit_id, q.scan_id, q.scope, q.engine,
  case when exists (${ENDED}) then 'failed' else q.state end as state, q.steps, q.has_sealed,
  coalesce(q.problem, (${ENDED})::jsonb) as problem, q.job_id, q.asked_at, q.asked_by, q.asked_by_name, q.finished_at`

export async function findSearch(tx: Tx, id: string, { lock = false } = {}): Promise<SearchRow | undefined> {
  const { rows } = await tx.client.query<SearchRow>(
    `select ${COLUMNS} from ballistics.search q where q.id = $1 ${lock ? 'for update' : ''}`,
    [id],
  )
  return rows[0]
}

/** The search of a scan that was asked for last. */
export async function findLatestSearch(tx: Tx, scanId: string): Promise<SearchRow | undefined> {
  const { rows } = await tx.client.query<SearchRow>(
    `select ${COLUMNS} from ballistics.search q where q.scan_id = $1 order by q.asked_at desc, q.id desc limit 1`,
    [scanId],
  )
  return rows[0]
}

export async function insertSearch(
  tx: Tx,
  { scanId, scope, settings }: { scanId: string; scope: SearchScope; settings: object },
): Promise<string> {
  const { personId, name } = tx.actor
  const id = uuid()
  await tx.client.query(
    `insert into ballistics.search (id, owner_agency, category, sensitivity, exhibit_id, scan_id, scope, engine, settings,
       asked_by, asked_by_name)
     select $1, s.owner_agency, s.category, s.sensitivity, s.exhibit_id, s.id, $2, $3, $4, $5, $6
     from ballistics.scan s where s.id = $7`,
    [id, scope, ENGINE, settings, personId, name, scanId],
  )
  return id
}

export type SearchChange = Partial<
  Pick<SearchRow, 'state' | 'steps' | 'has_sealed' | 'problem' | 'job_id' | 'finished_at'>
>

const JSON_COLUMNS = new Set(['steps', 'problem'])

export async function changeSearch(tx: Tx, id: string, change: SearchChange): Promise<void> {
  const names = Object.keys(change) as (keyof SearchChange)[]
  const values = names.map((name) =>
    JSON_COLUMNS.has(name) && change[name] ? JSON.stringify(change[name]) : change[name],
  )
  await tx.client.query(
    `update ballistics.search set ${names.map((name, i) => `${name} = $${i + 2}`).join(', ')} where id = $1`,
    [id, ...values],
  )
}
