import { uuid, type Tx } from '#platform/db'
import type { NetworkStatus } from '../../contract/index.ts'

/** What a list says of a lead and may say otherwise later. */
export interface LeadState {
  readonly issuedOn: string
  readonly notifiedOn: string | null
  readonly status: NetworkStatus
  readonly confirmedOn: string | null
  readonly examiner: string | null
  readonly acquisitionA: string | null
  readonly caseA: string | null
  readonly acquisitionB: string | null
  readonly caseB: string | null
}

export const STATE = [
  'issuedOn',
  'notifiedOn',
  'status',
  'confirmedOn',
  'examiner',
  'acquisitionA',
  'caseA',
  'acquisitionB',
  'caseB',
] as const satisfies readonly (keyof LeadState)[]

export interface NewLead extends LeadState {
  readonly id: string
  readonly number: string
}

export interface KnownLead extends LeadState {
  readonly id: string
}

export interface LeadChange {
  readonly id: string
  readonly before: LeadState
  readonly after: LeadState
}

/** Two imports of one agency at once would both find the same leads missing. */
export async function lockAgency(tx: Tx): Promise<void> {
  await tx.client.query(`select pg_advisory_xact_lock(hashtext('ballistics.network'), $1)`, [
    tx.actor.agencyId,
  ])
}

export async function findKnown(tx: Tx, keys: readonly string[]): Promise<Map<string, KnownLead>> {
  const { rows } = await tx.client.query<KnownLead & { key: string }>(
    `select l.number_key as key, l.id, l.issued_on as "issuedOn", l.notified_on as "notifiedOn", l.status,
       l.confirmed_on as "confirmedOn", l.examiner, a.acquisition as "acquisitionA", a.case_number as "caseA",
       b.acquisition as "acquisitionB", b.case_number as "caseB"
     from ballistics.network_lead l join ballistics.network_side a on a.lead_id = l.id and a.side = 'a'
       join ballistics.network_side b on b.lead_id = l.id and b.side = 'b'
     where l.owner_agency = $1 and l.number_key = any ($2::text[])`,
    [tx.actor.agencyId, keys],
  )
  return new Map(rows.map(({ key, ...lead }) => [key, lead]))
}

export async function insertLeads(tx: Tx, listId: string, leads: readonly NewLead[]): Promise<void> {
  if (leads.length === 0) return
  const { agencyId, personId } = tx.actor
  await tx.client.query(
    `insert into ballistics.network_lead (id, owner_agency, number, issued_on, notified_on, status, confirmed_on, examiner,
       list_id, recorded_by)
     select id, $2, number, "issuedOn", "notifiedOn", status, "confirmedOn", examiner, $3, $4
     from jsonb_to_recordset($1::jsonb) as t (id uuid, number text, "issuedOn" date, "notifiedOn" date, status text,
       "confirmedOn" date, examiner text)`,
    [JSON.stringify(leads), agencyId, listId, personId],
  )
  await tx.client.query(
    `insert into ballistics.network_side (lead_id, side, owner_agency, acquisition, case_number)
     select id, side, $2, acquisition, "caseNumber" from ${SIDES}`,
    [JSON.stringify(leads.flatMap(sidesOf)), agencyId],
  )
  await insertEvents(
    tx,
    listId,
    leads.map((lead) => ({ leadId: lead.id, kind: 'listed', before: null, after: stateOf(lead) })),
  )
}

const SIDES = `jsonb_to_recordset($1::jsonb) as t (id uuid, side text, acquisition text, "caseNumber" text)`

const sidesOf = ({ id, ...lead }: LeadState & { readonly id: string }) => [
  { id, side: 'a', acquisition: lead.acquisitionA, caseNumber: lead.caseA },
  { id, side: 'b', acquisition: lead.acquisitionB, caseNumber: lead.caseB },
]

export async function changeLeads(tx: Tx, listId: string, changes: readonly LeadChange[]): Promise<void> {
  if (changes.length === 0) return
  await tx.client.query(
    `update ballistics.network_lead l set issued_on = t."issuedOn", notified_on = t."notifiedOn", status = t.status,
       confirmed_on = t."confirmedOn", examiner = t.examiner, list_id = $2, version = l.version + 1
     from jsonb_to_recordset($1::jsonb) as t (id uuid, "issuedOn" date, "notifiedOn" date, status text,
       "confirmedOn" date, examiner text)
     where l.id = t.id`,
    [JSON.stringify(changes.map(({ id, after }) => ({ id, ...after }))), listId],
  )
  // A side that the list now names otherwise is looked for anew, whoever settled it before.
  await tx.client.query(
    `update ballistics.network_side s set acquisition = t.acquisition, case_number = t."caseNumber", exhibit_id = null,
       casefile_id = null, found_by = null, task = null, settled_at = null, settled_by = null, settled_by_name = null
     from ${SIDES}
     where s.lead_id = t.id and s.side = t.side
       and (s.acquisition, s.case_number) is distinct from (t.acquisition, t."caseNumber")`,
    [JSON.stringify(changes.flatMap(({ id, after }) => sidesOf({ id, ...after })))],
  )
  await insertEvents(
    tx,
    listId,
    changes.map(({ id, before, after }) => ({
      leadId: id,
      kind: 'changed',
      before: stateOf(before),
      after: stateOf(after),
    })),
  )
}

const stateOf = (lead: LeadState): object => Object.fromEntries(STATE.map((field) => [field, lead[field]]))

interface NewEvent {
  readonly leadId: string
  readonly kind: 'listed' | 'changed' | 'settled'
  readonly before: object | null
  readonly after: object
}

export async function insertEvents(
  tx: Tx,
  listId: string | null,
  events: readonly NewEvent[],
): Promise<void> {
  const { agencyId, personId, name } = tx.actor
  await tx.client.query(
    `insert into ballistics.network_event (id, lead_id, owner_agency, kind, before, after, list_id, recorded_by, recorded_by_name)
     select id, "leadId", $2, kind, nullif(before, 'null'::jsonb), after, $3, $4, $5
     from jsonb_to_recordset($1::jsonb) as t (id uuid, "leadId" uuid, kind text, before jsonb, after jsonb)`,
    [JSON.stringify(events.map((event) => ({ id: uuid(), ...event }))), agencyId, listId, personId, name],
  )
}
