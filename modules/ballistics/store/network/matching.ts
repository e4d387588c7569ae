import type { Tx } from '#platform/db'
import type { Proposal, SideTask } from '../../contract/index.ts'
import type { NetworkStatus } from '../../contract/index.ts'

/** Finds exhibits by the number of their acquisition; the agency's own before those that others share. */
export async function matchByAcquisition(tx: Tx): Promise<number> {
  const { rowCount } = await tx.client.query(
    `update ballistics.network_side s set exhibit_id = f.exhibit, casefile_id = f.casefile, found_by = 'acquisition',
       task = case when s.case_key <> f.number_key then 'case-differs' end
     from (
       select k.key, e.exhibit, e.casefile, c.number_key
       from (select distinct acquisition_key as key from ballistics.network_side
             where owner_agency = $1 and exhibit_id is null and settled_at is null and acquisition_key is not null) k
       cross join lateral (
         select (array_agg(x.id order by x.owner_agency <> $1))[1] as exhibit,
           (array_agg(x.casefile_id order by x.owner_agency <> $1))[1] as casefile
         from ballistics.exhibit x where x.acquisition_key = k.key
         having count(*) = 1 or count(*) filter (where x.owner_agency = $1) = 1) e
       join ballistics.casefile c on c.id = e.casefile) f
     where s.owner_agency = $1 and s.acquisition_key = f.key and s.exhibit_id is null and s.settled_at is null`,
    [tx.actor.agencyId],
  )
  return rowCount ?? 0
}

/** Where only the case is known here, the lead still links cases; the exhibit stays to be found. */
export async function matchByCase(tx: Tx): Promise<void> {
  await tx.client.query(
    `update ballistics.network_side s set casefile_id = f.casefile, found_by = 'case-number'
     from (
       select k.key, c.casefile
       from (select distinct case_key as key from ballistics.network_side
             where owner_agency = $1 and casefile_id is null and settled_at is null and case_key is not null) k
       cross join lateral (
         select (array_agg(x.id order by x.owner_agency <> $1))[1] as casefile
         from ballistics.casefile x where x.number_key = k.key
         having count(*) = 1 or count(*) filter (where x.owner_agency = $1) = 1) c) f
     where s.owner_agency = $1 and s.case_key = f.key and s.casefile_id is null and s.settled_at is null`,
    [tx.actor.agencyId],
  )
}

/** What could not be found becomes a task; answers how many acquisitions wait for a person. */
export async function markOpen(tx: Tx): Promise<number> {
  await tx.client.query(
    `update ballistics.network_side set task = 'exhibit-unknown'
     where owner_agency = $1 and exhibit_id is null and settled_at is null and task is null`,
    [tx.actor.agencyId],
  )
  const { unknown, differs } = await countTasks(tx)
  return unknown + differs
}

/** Leads that name one acquisition are one task. */
const KEY = `coalesce(s.acquisition_key, 'case ' || s.case_key)`

export async function countTasks(tx: Tx): Promise<{ unknown: number; differs: number }> {
  const { rows } = await tx.client.query<{ unknown: number; differs: number }>(
    `select count(distinct ${KEY}) filter (where task = 'exhibit-unknown')::int as unknown,
       count(distinct ${KEY}) filter (where task = 'case-differs')::int as differs
     from ballistics.network_side s where owner_agency = $1 and task is not null`,
    [tx.actor.agencyId],
  )
  return rows[0]!
}

export interface TaskRow {
  readonly key: string
  readonly lead_id: string
  readonly side: 'a' | 'b'
  readonly task: SideTask
  readonly acquisition: string | null
  readonly acquisition_key: string | null
  readonly case_number: string | null
  readonly case_key: string | null
  readonly exhibit_id: string | null
  readonly casefile: { readonly id: string; readonly number: string } | null
  readonly leads: readonly { readonly id: string; readonly number: string; readonly status: NetworkStatus }[]
}

export async function findTasks(
  tx: Tx,
  {
    task,
    after,
    limit,
  }: { readonly task: SideTask | undefined; readonly after: string | null; readonly limit: number },
): Promise<TaskRow[]> {
  const { rows } = await tx.client.query<TaskRow>(
    `select t.*, case when c.id is not null then jsonb_build_object('id', c.id, 'number', c.number) end as casefile,
       (select jsonb_agg(jsonb_build_object('id', l.id, 'number', l.number, 'status', l.status) order by l.issued_on, l.id)
        from ballistics.network_side s join ballistics.network_lead l on l.id = s.lead_id
        where s.owner_agency = $1 and s.task is not null and ${KEY} = t.key) as leads
     from (
       select distinct on (key) key, lead_id, side, task, acquisition, acquisition_key, case_number, case_key, exhibit_id, casefile_id
       from (select ${KEY} as key, s.* from ballistics.network_side s
             where owner_agency = $1 and task is not null and ($2::text is null or task = $2)) s
       where $3::text is null or key > $3 order by key, lead_id, side limit $4) t
     left join ballistics.casefile c on c.id = t.casefile_id order by t.key`,
    [tx.actor.agencyId, task ?? null, after, limit],
  )
  return rows
}

const PROPOSED = `e.id as "exhibitId", e.number as exhibit, e.kind, e.calibre, e.acquisition, c.id as "casefileId",
  c.number as "caseNumber", c.agency_name as agency
  from ballistics.exhibit e join ballistics.casefile c on c.id = e.casefile_id`

type Proposed = Omit<Proposal, 'because'>

/** Exhibits with one of these acquisitions. */
export async function withAcquisitions(tx: Tx, keys: readonly string[], limit: number): Promise<Proposed[]> {
  const { rows } = await tx.client.query<Proposed>(
    `select ${PROPOSED} where e.acquisition_key = any ($1::text[]) order by e.number limit $2`,
    [keys, limit],
  )
  return rows
}

/** Exhibits of cases with one of these numbers that have no acquisition yet: one that has another is another. */
export async function ofCases(tx: Tx, keys: readonly string[], limit: number): Promise<Proposed[]> {
  const { rows } = await tx.client.query<Proposed>(
    `select ${PROPOSED} where c.number_key = any ($1::text[]) and e.acquisition is null
     order by e.number limit $2`,
    [keys, limit],
  )
  return rows
}

export async function byExhibit(tx: Tx, id: string): Promise<Proposed[]> {
  const { rows } = await tx.client.query<Proposed>(`select ${PROPOSED} where e.id = $1`, [id])
  return rows
}

/** An exhibit by its id, number or barcode, the agency's own first. */
export async function findExhibit(tx: Tx, named: string): Promise<Proposed | undefined> {
  const { rows } = await tx.client.query<Proposed>(
    `select ${PROPOSED} where e.id::text = lower($1) or e.number = $1 or e.barcode = $1
     order by e.owner_agency <> $2 limit 2`,
    [named, tx.actor.agencyId],
  )
  return rows[0]
}

export interface SideRow {
  readonly lead_id: string
  readonly side: 'a' | 'b'
  readonly acquisition: string | null
  readonly case_number: string | null
  readonly exhibit: string | null
  readonly task: SideTask | null
}

/** The side and every other of the agency's lists that names the same acquisition, locked. */
export async function lockSides(tx: Tx, lead: string, side: 'a' | 'b'): Promise<SideRow[]> {
  const { rows } = await tx.client.query<SideRow>(
    `select s.lead_id, s.side, s.acquisition, s.case_number, s.task,
       (select e.number from ballistics.exhibit e where e.id = s.exhibit_id) as exhibit
     from ballistics.network_side s
     where s.owner_agency = $3 and s.task is not null and ${KEY} = (
       select ${KEY} from ballistics.network_side s where s.lead_id = $1 and s.side = $2 and s.owner_agency = $3)
     order by s.lead_id, s.side for update of s`,
    [lead, side, tx.actor.agencyId],
  )
  return rows
}

export async function settleSides(
  tx: Tx,
  sides: readonly Pick<SideRow, 'lead_id' | 'side'>[],
  found: { readonly exhibitId: string; readonly casefileId: string } | null,
): Promise<void> {
  await tx.client.query(
    `update ballistics.network_side s set task = null, settled_at = now(), settled_by = $2, settled_by_name = $3,
       exhibit_id = coalesce($4, s.exhibit_id), casefile_id = coalesce($5, s.casefile_id),
       found_by = case when $4::uuid is null then s.found_by else 'person' end
     from jsonb_to_recordset($1::jsonb) as t (lead_id uuid, side text)
     where s.lead_id = t.lead_id and s.side = t.side`,
    [
      JSON.stringify(sides),
      tx.actor.personId,
      tx.actor.name,
      found?.exhibitId ?? null,
      found?.casefileId ?? null,
    ],
  )
}
