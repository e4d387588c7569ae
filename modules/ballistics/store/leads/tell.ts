import { uuid, type Tx } from '#platform/db'
import type { Hindrance, NoticeAbout } from '../../contract/index.ts'
import type { NoticeRow } from './read.ts'

/** An agency of one of the cases, or the one that made the lead. */
export interface Concerned {
  /** Null for one that is no part of the house. */
  readonly agencyId: number | null
  readonly name: string
  readonly contact: string
}

/** Agencies that a lead concerns, as far as the person sees its cases, each once. */
export async function concernedBy(tx: Tx, leadId: string): Promise<Concerned[]> {
  const { rows } = await tx.client.query<Concerned>(
    `select distinct on (coalesce(a.id::text, upper(c.name))) a.id as "agencyId", coalesce(a.name, c.name) as name,
       coalesce(a.contact, c.investigator, '') as contact
     from ballistics.lead l cross join lateral (
       select f.investigating_agency as id, f.agency_name as name, f.investigator
       from ballistics.casefile f where f.id in (l.case_one, l.case_two)
       union all select l.owner_agency, '', null) c
     left join access.agency a on a.id = c.id
     where l.id = $1 order by coalesce(a.id::text, upper(c.name))`,
    [leadId],
  )
  return rows
}

export interface NewNotice {
  readonly leadId: string
  readonly eventId: string
  readonly about: NoticeAbout
  readonly to: Concerned
  readonly told: boolean
  readonly hindrance: Hindrance | null
  readonly grantId: string | null
  readonly agreement: { readonly id: string; readonly name: string } | null
}

/** Notes that an agency was told, or why not; what waited is told now, what was told stays. */
export async function putNotice(tx: Tx, one: NewNotice): Promise<void> {
  const { agencyId, personId, name } = tx.actor
  await tx.client.query(
    `insert into ballistics.lead_notice (id, lead_id, event_id, owner_agency, about, agency_id, agency_name, contact,
       told_at, told_by, told_by_name, way, hindrance, agreement_id, agreement_name, grant_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, case when $9 then now() end, case when $9 then $10::uuid end,
       case when $9 then $11 end, case when $9 then 'here' end, $12, $13, $14, $15)
     on conflict (event_id, agency_name) do update set told_at = excluded.told_at, told_by = excluded.told_by,
       told_by_name = excluded.told_by_name, way = excluded.way, hindrance = excluded.hindrance,
       agreement_id = excluded.agreement_id, agreement_name = excluded.agreement_name, grant_id = excluded.grant_id
     where lead_notice.told_at is null`,
    [
      uuid(),
      one.leadId,
      one.eventId,
      agencyId,
      one.about,
      one.to.agencyId,
      one.to.name,
      one.to.contact,
      one.told,
      personId,
      name,
      one.hindrance,
      one.agreement?.id ?? null,
      one.agreement?.name ?? null,
      one.grantId,
    ],
  )
}

/** Notes that someone was told by phone or in person; false when the agency had been told. */
export async function putCall(
  tx: Tx,
  noticeId: string,
  { toldTo, at }: { readonly toldTo: string; readonly at: Date },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `update ballistics.lead_notice set told_at = $2, told_by = $3, told_by_name = $4, way = 'phone', told_to = $5
     where id = $1 and told_at is null`,
    [noticeId, at, tx.actor.personId, tx.actor.name, toldTo],
  )
  return rowCount === 1
}

/** The event that made it a lead, under which it is told. */
export async function makingOf(tx: Tx, leadId: string): Promise<string | undefined> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select id from ballistics.lead_event where lead_id = $1 and kind = 'made' order by happened_at limit 1`,
    [leadId],
  )
  return rows[0]?.id
}

/** The lead is told once every agency concerned has been: when the last of them was. */
export async function settleTold(tx: Tx, leadId: string): Promise<void> {
  await tx.client.query(
    `update ballistics.lead l set told_at = (
       select case when bool_and(n.told_at is not null) then max(n.told_at) end
       from ballistics.lead_notice n where n.lead_id = l.id and n.about = 'lead')
     where l.id = $1 and l.told_at is null`,
    [leadId],
  )
}

/** Receipts for what the person's agency was told and nobody there had opened. */
export async function insertReceipts(tx: Tx, leadId: string, notices: readonly NoticeRow[]): Promise<number> {
  const { agencyId, personId, name } = tx.actor
  const { rowCount } = await tx.client.query(
    `insert into ballistics.lead_receipt (notice_id, lead_id, owner_agency, read_by, read_by_name)
     select n, $2, $3, $4, $5 from unnest($1::uuid[]) n on conflict do nothing`,
    [notices.map(({ id }) => id), leadId, agencyId, personId, name],
  )
  return rowCount ?? 0
}
