import type { PoolClient } from 'pg'
import type { Category, Purpose } from '#contract'
import type { AgreementState, AgreementTerms } from '../contract.ts'

export interface AgreementRow {
  readonly id: string
  readonly name: string
  readonly document: string
  readonly document_number: string
  readonly document_date: string | null
  readonly proposed_by: number
  readonly categories: Category[]
  readonly purposes: Purpose[]
  readonly up_to: 'open' | 'restricted'
  readonly fields: string[] | null
  readonly reshare: boolean
  readonly deconfliction: boolean
  readonly starts_on: string
  readonly expires_on: string
  readonly ended_at: Date | null
  readonly ended_by: string | null
  readonly ended_reason: string | null
  readonly replaces: string | null
  readonly replaced_by: string | null
  readonly state: AgreementState
  readonly parties: { id: number; name: string; acceptedAt: string | null }[]
  readonly grants: number
}

const WAITING = `exists (select from sharing.party p where p.agreement_id = a.id and p.accepted_at is null)`

/** $1 is the agency that asks: before its second person has approved one, only the proposing agency knows of it. */
const SELECT = `select a.id, a.name, a.document, a.document_number, a.document_date, a.proposed_by, a.categories,
    a.purposes, a.up_to, a.fields, a.reshare, a.deconfliction, a.starts_on, a.expires_on, a.ended_at,
    (select name from access.agency where id = a.ended_by) as ended_by, a.ended_reason, a.replaces,
    (select s.id from sharing.agreement s where s.replaces = a.id and a.replaced_at is not null and s.approved_at is not null
      order by s.created_at desc limit 1) as replaced_by,
    case when a.replaced_at is not null then 'replaced' when a.ended_at is not null then 'ended'
      when current_date > a.expires_on then 'expired' when a.approved_at is null then 'draft'
      when ${WAITING} then 'proposed' when current_date < a.starts_on then 'agreed' else 'in-force' end as state,
    (select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'acceptedAt', p.accepted_at)
        order by g.id <> a.proposed_by, g.name)
      from sharing.party p join access.agency g on g.id = p.agency_id where p.agreement_id = a.id) as parties,
    (select count(*) from sharing.grant g where g.agreement_id = a.id and g.revoked_at is null and sharing.alive(g.id)
      and (g.granted_by = $1 or g.to_agency = $1
        or g.to_circle in (select circle_id from sharing.member where agency_id = $1))) as grants
  from sharing.agreement a
  where exists (select from sharing.party p where p.agreement_id = a.id and p.agency_id = $1)
    and (a.approved_at is not null or a.proposed_by = $1)`

export async function listAgreements(client: PoolClient, agencyId: number): Promise<AgreementRow[]> {
  const { rows } = await client.query<AgreementRow>(
    `${SELECT} order by a.ended_at is not null, a.expires_on < current_date, a.expires_on, a.name limit 1000`,
    [agencyId],
  )
  return rows
}

export async function findAgreement(
  client: PoolClient,
  agencyId: number,
  id: string,
): Promise<AgreementRow | undefined> {
  const { rows } = await client.query<AgreementRow>(`${SELECT} and a.id = $2`, [agencyId, id])
  return rows[0]
}

/** Whoever changes an agreement, or gives something under it, waits for others who do. */
export async function lockAgreement(client: PoolClient, id: string): Promise<void> {
  await client.query('select from sharing.agreement where id = $1 for update', [id])
}

export interface Draft {
  readonly id: string
  readonly agencyId: number
  readonly personId: string
  readonly terms: AgreementTerms
  readonly replaces: string | null
}

export async function insertAgreement(client: PoolClient, draft: Draft): Promise<void> {
  await client.query(
    `insert into sharing.agreement (id, proposed_by, proposed_by_person, replaces, name, document, document_number,
       document_date, categories, purposes, up_to, fields, reshare, deconfliction, starts_on, expires_on)
     values ($1, $14, $15, $16, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [...valuesOf(draft.id, draft.terms), draft.agencyId, draft.personId, draft.replaces],
  )
  await insertParties(client, draft)
}

export async function updateAgreement(client: PoolClient, draft: Draft): Promise<void> {
  await client.query(
    `update sharing.agreement set name = $2, document = $3, document_number = $4, document_date = $5, categories = $6,
       purposes = $7, up_to = $8, fields = $9, reshare = $10, deconfliction = $11, starts_on = $12, expires_on = $13,
       proposed_by_person = $14
     where id = $1 and approved_at is null`,
    [...valuesOf(draft.id, draft.terms), draft.personId],
  )
  await client.query('delete from sharing.party where agreement_id = $1', [draft.id])
  await insertParties(client, draft)
}

const valuesOf = (id: string, terms: AgreementTerms): unknown[] => [
  id,
  terms.name,
  terms.document.title,
  terms.document.number,
  terms.document.date,
  terms.categories,
  terms.purposes,
  terms.upTo,
  terms.fields,
  terms.reshare,
  terms.deconfliction,
  terms.startsOn,
  terms.expiresOn,
]

async function insertParties(client: PoolClient, { id, agencyId, terms }: Draft): Promise<void> {
  await client.query(
    'insert into sharing.party (agreement_id, agency_id) select $1, unnest($2::int[]) on conflict do nothing',
    [id, [agencyId, ...terms.partners]],
  )
}

/** The second person's approval, which is the proposing agency's acceptance too. */
export async function approveAgreement(client: PoolClient, id: string): Promise<void> {
  await client.query('update sharing.agreement set approved_at = now() where id = $1', [id])
}

/** Answers whether every party has accepted now. */
export async function acceptAgreement(
  client: PoolClient,
  id: string,
  agencyId: number,
  personId: string,
): Promise<boolean> {
  await client.query(
    `update sharing.party set accepted_at = now(), accepted_by = $3
     where agreement_id = $1 and agency_id = $2 and accepted_at is null`,
    [id, agencyId, personId],
  )
  const { rows } = await client.query<{ whole: boolean }>(
    'select bool_and(accepted_at is not null) as whole from sharing.party where agreement_id = $1',
    [id],
  )
  return rows[0]!.whole
}

export async function endAgreement(
  client: PoolClient,
  id: string,
  agencyId: number,
  reason: string,
): Promise<void> {
  await client.query(
    'update sharing.agreement set ended_at = now(), ended_by = $2, ended_reason = $3 where id = $1 and ended_at is null',
    [id, agencyId, reason],
  )
}

/**
 * Puts a new version in the place of the old one. Grants go along, each pinned to what it allowed before: a new
 * version can narrow what was given, and never widens it silently.
 */
export async function takeOver(client: PoolClient, id: string): Promise<void> {
  await client.query(
    `with old as (
       update sharing.agreement o set ended_at = now(), replaced_at = now()
       from sharing.agreement n where n.id = $1 and n.replaces = o.id and o.ended_at is null returning o.*)
     update sharing.grant g set agreement_id = $1, up_to = least(g.up_to, old.up_to),
       fields = case when g.fields is null then old.fields when old.fields is null then g.fields
         else array(select unnest(g.fields) intersect select unnest(old.fields)) end,
       purposes = case when g.purposes is null then old.purposes
         else array(select unnest(g.purposes) intersect select unnest(old.purposes)) end,
       reshare = g.reshare and old.reshare,
       expires_at = least(g.expires_at, (old.expires_on + 1)::timestamptz)
     from old where g.agreement_id = old.id and g.revoked_at is null`,
    [id],
  )
  await client.query(
    `update sharing.agreement set starts_on = least(starts_on, current_date) where id = $1 and replaces is not null`,
    [id],
  )
}

/** Whether a version that could take its place is under way. */
export async function hasSuccessor(client: PoolClient, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'select from sharing.agreement where replaces = $1 and ended_at is null limit 1',
    [id],
  )
  return rowCount === 1
}
