import type { Category, Sensitivity } from '#contract'
import type { Tx } from '#platform/db'
import type {
  ExaminationResult,
  Hindrance,
  LeadEventKind,
  LeadPriority,
  LeadState,
  NoticeAbout,
  Outcome,
  Reading,
} from '../../contract/index.ts'

/** A case beside a lead; every field is null where the person may not see it. */
interface CaseColumns<Side extends string> {
  readonly cases: Readonly<Record<Side, CaseRow | null>>
}
export interface CaseRow {
  readonly id: string
  readonly number: string
  readonly agency_name: string
  readonly investigating_agency: number | null
  readonly offence: string | null
  readonly occurred_on: string | null
  readonly address: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly investigator: string | null
  readonly investigator_id: string | null
}

export interface LeadRow extends CaseColumns<'one' | 'two'> {
  readonly id: string
  readonly owner_agency: number
  readonly owner_name: string
  readonly category: Category
  readonly sensitivity: Sensitivity
  readonly number: string
  readonly source: 'scans' | 'entered'
  readonly case_one: string
  readonly case_two: string
  readonly pair_key: string
  readonly priority: LeadPriority
  readonly state: LeadState
  readonly known_reason: string | null
  readonly made_at: Date | null
  readonly told_at: Date | null
  readonly version: number
  readonly recorded_at: Date
  readonly recorded_by: string
  readonly recorded_by_name: string
}

const CASE = ['id', 'number', 'agency_name', 'investigating_agency', 'offence', 'occurred_on', 'address', 'latitude',
  'longitude', 'investigator', 'investigator_id'] // prettier-ignore
/** A case as one value: null where it is not there for the person. */
export const caseColumns = (alias: string): string =>
  `case when ${alias}.id is not null then jsonb_build_object(${CASE.map((name) => `'${name}', ${alias}.${name}`).join(', ')}) end`

export async function findLead(tx: Tx, id: string): Promise<LeadRow | undefined> {
  const { rows } = await tx.client.query<LeadRow>(
    `select l.id, l.owner_agency, g.name as owner_name, l.category, l.sensitivity, l.number, l.source, l.case_one,
       l.case_two, l.pair_key, l.priority, l.state, l.known_reason, l.made_at, l.told_at, l.version, l.recorded_at,
       l.recorded_by, l.recorded_by_name,
       jsonb_build_object('one', ${caseColumns('c1')}, 'two', ${caseColumns('c2')}) as cases
     from ballistics.lead l join access.agency g on g.id = l.owner_agency
       left join ballistics.casefile c1 on c1.id = l.case_one left join ballistics.casefile c2 on c2.id = l.case_two
     where l.id = $1`,
    [id],
  )
  return rows[0]
}

export interface ComparedRow {
  readonly id: string
  readonly state: 'proposed' | 'agreed' | 'not-agreed'
  readonly exhibit_one: string
  readonly exhibit_two: string
  readonly comparison_id: string | null
  readonly one: ExhibitRow | null
  readonly two: ExhibitRow | null
}
interface ExhibitRow {
  readonly id: string
  readonly number: string
  readonly kind: string
  readonly calibre: string | null
  readonly keeper: string
}

const exhibitOf = (alias: string): string =>
  `case when ${alias}.id is not null then jsonb_build_object('id', ${alias}.id, 'number', ${alias}.number,
    'kind', ${alias}.kind, 'calibre', ${alias}.calibre,
    'keeper', (select name from access.agency where id = ${alias}.owner_agency)) end`

export async function comparedPairs(tx: Tx, leadId: string): Promise<ComparedRow[]> {
  const { rows } = await tx.client.query<ComparedRow>(
    `select p.id, p.state, p.exhibit_one, p.exhibit_two, p.comparison_id, ${exhibitOf('x1')} as one, ${exhibitOf('x2')} as two
     from ballistics.lead_exhibits p left join ballistics.exhibit x1 on x1.id = p.exhibit_one
       left join ballistics.exhibit x2 on x2.id = p.exhibit_two
     where p.lead_id = $1 order by p.recorded_at, p.id`,
    [leadId],
  )
  return rows
}

export interface ReadingRow {
  readonly pair_id: string
  readonly reading: number
  readonly decision: Reading
  readonly words: string
  readonly reader: string
  readonly reader_name: string
  readonly read_at: Date
}

export async function readingsOf(tx: Tx, leadId: string): Promise<ReadingRow[]> {
  const { rows } = await tx.client.query<ReadingRow>(
    `select pair_id, reading, decision, words, reader, reader_name, read_at from ballistics.lead_reading
     where lead_id = $1 order by reading`,
    [leadId],
  )
  return rows
}

export interface NoticeRow {
  readonly id: string
  readonly event_id: string
  readonly owner_agency: number
  readonly about: NoticeAbout
  readonly agency_id: number | null
  readonly agency_name: string
  readonly contact: string
  readonly told_at: Date | null
  readonly told_by: string | null
  readonly told_by_name: string | null
  readonly way: 'here' | 'phone' | null
  readonly told_to: string | null
  readonly hindrance: Hindrance | null
  readonly agreement_name: string | null
  readonly recorded_at: Date
  readonly read_at: Date | null
  readonly read_by_name: string | null
}

export async function noticesOf(tx: Tx, leadId: string): Promise<NoticeRow[]> {
  const { rows } = await tx.client.query<NoticeRow>(
    `select n.id, n.event_id, n.owner_agency, n.about, n.agency_id, n.agency_name, n.contact, n.told_at, n.told_by,
       n.told_by_name, n.way, n.told_to, n.hindrance, n.agreement_name, n.recorded_at, r.read_at, r.read_by_name
     from ballistics.lead_notice n left join ballistics.lead_receipt r on r.notice_id = n.id
     where n.lead_id = $1 order by n.recorded_at, n.agency_name, n.id`,
    [leadId],
  )
  return rows
}

interface ExaminationRow {
  readonly id: string
  readonly result: ExaminationResult
  readonly method: string
  readonly examined_on: string
  readonly exhibits: string[]
  readonly notes: string
  readonly examiner_name: string
  readonly agency: string
  readonly recorded_at: Date
}

export async function examinationsOf(tx: Tx, leadId: string): Promise<ExaminationRow[]> {
  const { rows } = await tx.client.query<ExaminationRow>(
    `select e.id, e.result, e.method, e.examined_on::text as examined_on, e.exhibits, e.notes, e.examiner_name,
       a.name as agency, e.recorded_at
     from ballistics.examination e join access.agency a on a.id = e.owner_agency
     where e.lead_id = $1 order by e.recorded_at`,
    [leadId],
  )
  return rows
}

export interface HitRow {
  readonly id: string
  readonly owner_agency: number
  readonly credited_to: string
  readonly confirmed_on: string
  readonly undone_at: Date | null
  readonly undone_by_name: string | null
  readonly undone_reason: string | null
}

/** The hit of a lead: the one that counts, or else the last that was taken back. */
export async function hitOf(tx: Tx, leadId: string): Promise<HitRow | undefined> {
  const { rows } = await tx.client.query<HitRow>(
    `select h.id, h.owner_agency, a.name as credited_to, h.confirmed_on::text as confirmed_on, h.undone_at,
       h.undone_by_name, h.undone_reason
     from ballistics.hit h join access.agency a on a.id = h.owner_agency
     where h.lead_id = $1 order by h.undone_at is not null, h.counted_at desc limit 1`,
    [leadId],
  )
  return rows[0]
}

interface EventRow {
  readonly kind: LeadEventKind
  readonly happened_at: Date
  readonly person_name: string
  readonly agency: string
  readonly words: string | null
}

export async function eventsOf(tx: Tx, leadId: string): Promise<EventRow[]> {
  const { rows } = await tx.client.query<EventRow>(
    `select e.kind, e.happened_at, e.person_name, a.name as agency, e.words
     from ballistics.lead_event e join access.agency a on a.id = e.owner_agency
     where e.lead_id = $1 order by e.happened_at, e.id`,
    [leadId],
  )
  return rows
}

export interface OutcomeRow {
  readonly owner_agency: number
  readonly agency: string
  readonly assignment: Outcome['assignment']
  readonly assigned_to: string | null
  readonly assigned_on: string | null
  readonly investigation: Outcome['investigation']
  readonly worked_on: string | null
  readonly result: Outcome['result']
  readonly usefulness: Outcome['usefulness']
  readonly words: string | null
  readonly recorded_at: Date
  readonly recorded_by_name: string
}

/** What each agency said last. */
export async function outcomesOf(tx: Tx, leadId: string): Promise<OutcomeRow[]> {
  const { rows } = await tx.client.query<OutcomeRow>(
    `select distinct on (o.owner_agency) o.owner_agency, a.name as agency, o.assignment, o.assigned_to,
       o.assigned_on::text as assigned_on, o.investigation, o.worked_on::text as worked_on, o.result, o.usefulness,
       o.words, o.recorded_at, o.recorded_by_name
     from ballistics.lead_outcome o join access.agency a on a.id = o.owner_agency
     where o.lead_id = $1 order by o.owner_agency, o.recorded_at desc, o.id desc`,
    [leadId],
  )
  return rows
}
