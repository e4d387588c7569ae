import type { PoolClient } from 'pg'
import type { Category } from '#contract'
import { uuid } from '#platform/db'
import type { NoticeKind } from '../contract.ts'

export interface NewNotice {
  readonly kind: NoticeKind
  readonly from: number
  readonly record?: { readonly type: string; readonly id: string } | null
  readonly category?: Category | null
  readonly agreementId?: string
  readonly grantId?: string
  readonly remark?: string
  /** Also to the agency it comes from: a notice to colleagues. */
  readonly self?: boolean
}

/** Tells agencies of something, each once. */
export async function insertNotices(
  client: PoolClient,
  agencies: readonly number[],
  { kind, from, record, category, agreementId, grantId, remark, self = false }: NewNotice,
): Promise<void> {
  const told = [...new Set(agencies)].filter((agency) => self || agency !== from)
  await client.query(
    `insert into sharing.notice (id, to_agency, from_agency, record_type, record_id, kind, remark, category, agreement_id, grant_id)
     select id, agency, $3, $4, $5, $6, $7, $8, $9, $10 from unnest($1::uuid[], $2::int[]) as t (id, agency)`,
    [
      told.map(() => uuid()),
      told,
      from,
      record?.type ?? null,
      record?.id ?? null,
      kind,
      remark ?? '',
      category ?? null,
      agreementId ?? null,
      grantId ?? null,
    ],
  )
}

export interface NoticeRow {
  readonly id: string
  readonly kind: NoticeKind
  readonly from_agency: string
  readonly record_type: string | null
  readonly record_id: string | null
  readonly category: Category | null
  readonly agreement_id: string | null
  readonly agreement: string | null
  readonly remark: string
  readonly told_at: Date
  readonly read_at: Date | null
}

/** Notices of an agency that name no record, or one of these categories. */
const MINE = `n.to_agency = $1 and (n.record_id is null or n.category = any ($2))`

export async function listNotices(
  client: PoolClient,
  agencyId: number,
  categories: readonly Category[],
): Promise<NoticeRow[]> {
  const { rows } = await client.query<NoticeRow>(
    `select n.id, n.kind, f.name as from_agency, n.record_type, n.record_id, n.category, a.id as agreement_id,
       a.name as agreement, n.remark, n.told_at, n.read_at
     from sharing.notice n join access.agency f on f.id = n.from_agency
       left join sharing.grant g on g.id = n.grant_id
       left join sharing.agreement a on a.id = coalesce(n.agreement_id, g.agreement_id)
     where ${MINE} order by n.told_at desc, n.id limit 200`,
    [agencyId, categories],
  )
  return rows
}

export async function countUnread(
  client: PoolClient,
  agencyId: number,
  categories: readonly Category[],
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*) from sharing.notice n where ${MINE} and n.read_at is null`,
    [agencyId, categories],
  )
  return rows[0]!.count
}

export async function markRead(
  client: PoolClient,
  agencyId: number,
  categories: readonly Category[],
  by: { readonly personId: string; readonly ids: readonly string[] },
): Promise<void> {
  await client.query(
    `update sharing.notice n set read_at = now(), read_by = $3 where ${MINE} and n.id = any ($4::uuid[]) and n.read_at is null`,
    [agencyId, categories, by.personId, by.ids],
  )
}

/** Marks what an agency was told of one record as read. */
export async function markRecordRead(
  client: PoolClient,
  agencyId: number,
  { personId, recordId }: { readonly personId: string; readonly recordId: string },
): Promise<void> {
  await client.query(
    `update sharing.notice set read_at = now(), read_by = $3
     where to_agency = $1 and record_id = $2 and kind = 'told' and read_at is null`,
    [agencyId, recordId, personId],
  )
}
