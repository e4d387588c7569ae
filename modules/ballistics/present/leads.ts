import type { Actor } from '#platform/db'
import { calibreKey, couldBeSameCalibre } from '#platform/firearms'
import type {
  ComparedPair,
  Lead,
  LeadCase,
  LeadExhibit,
  LeadNotice,
  ListedLead,
  Outcome,
} from '../contract/index.ts'
import type { LeadState } from '../service/leads/read.ts'
import type { TellClocks } from '../service/leads/tell-clock.ts'
import type { ListedRow } from '../store/leads/list.ts'
import type { CaseRow, ComparedRow, NoticeRow, OutcomeRow, ReadingRow } from '../store/leads/read.ts'

const moment = (at: Date | null): string | null => at?.toISOString() ?? null

/** The fields of a lead that leave, for those who may see it. */
export function presentLead(actor: Actor, state: LeadState): Lead {
  const { lead } = state
  return {
    id: lead.id,
    number: lead.number,
    owner: lead.owner_name,
    category: lead.category,
    sensitivity: lead.sensitivity,
    source: lead.source,
    priority: lead.priority,
    state: lead.state,
    knownLink: lead.known_reason,
    one: presentCase(lead.cases.one),
    two: presentCase(lead.cases.two),
    pairs: state.pairs.map((pair) => presentPair(actor, state, pair)),
    notices: state.notices.map((notice) => presentNotice(actor, state, notice)),
    examinations: state.examinations.map((one) => ({
      id: one.id,
      result: one.result,
      method: one.method,
      examinedOn: one.examined_on,
      exhibits: one.exhibits,
      notes: one.notes,
      examiner: one.examiner_name,
      agency: one.agency,
      recordedAt: one.recorded_at.toISOString(),
    })),
    hit: presentHit(state.hit),
    outcomes: state.outcomes.map((one) => presentOutcome(actor, one)),
    events: state.events.map((one) => ({
      kind: one.kind,
      at: one.happened_at.toISOString(),
      by: one.person_name,
      agency: one.agency,
      words: one.words,
    })),
    madeAt: moment(lead.made_at),
    tellBy: moment(state.clocks.dueAt(lead.owner_agency, lead.made_at)),
    tellClock: state.clocks.ruleOf(lead.owner_agency),
    toldAt: moment(lead.told_at),
    recordedAt: lead.recorded_at.toISOString(),
    recordedBy: lead.recorded_by_name,
    version: lead.version,
    may: mayOf(actor, state),
  }
}

function mayOf(
  { agencyId, permissions }: Actor,
  { lead, notices, hit, pairs, concerned }: LeadState,
): Lead['may'] {
  const own = lead.owner_agency === agencyId
  const tells = own && permissions.has('ballistics.tell')
  const confirms = permissions.has('ballistics.confirm')
  const about = notices.filter((one) => one.about === 'lead')
  const standing = ['unconfirmed', 'confirmed'].includes(lead.state)
  const compared = pairs.some((pair) => pair.state === 'agreed' && pair.one && pair.two)
  return {
    tell: tells && standing && (about.length === 0 || about.some((one) => !one.told_at)),
    examine: confirms && lead.state === 'unconfirmed' && compared,
    undo: confirms && hit !== undefined && !hit.undone_at && hit.owner_agency === agencyId,
    withdraw: tells && ['unconfirmed', 'not-confirmed'].includes(lead.state),
    settle: tells && ['unconfirmed', 'proposed'].includes(lead.state),
    outcome: permissions.has('ballistics.write') && concerned && lead.made_at !== null,
  }
}

export function presentCase(row: CaseRow | null): LeadCase {
  return {
    id: row?.id ?? null,
    number: row?.number ?? null,
    agency: row?.agency_name ?? null,
    agencyId: row?.investigating_agency ?? null,
    offence: row?.offence ?? null,
    occurredOn: row?.occurred_on ?? null,
    address: row?.address ?? null,
    latitude: row?.latitude ?? null,
    longitude: row?.longitude ?? null,
    investigator: row?.investigator ?? null,
  }
}

const presentExhibit = (row: ComparedRow['one']): LeadExhibit | null =>
  row && { id: row.id, number: row.number, kind: row.kind, calibre: row.calibre, keeper: row.keeper }

const calibreOf = (row: ComparedRow['one']) => calibreKey(row?.calibre ?? null)

function presentPair(actor: Actor, { lead, readings }: LeadState, pair: ComparedRow): ComparedPair {
  const given = readings.filter((one) => one.pair_id === pair.id)
  const read = given.some((one) => one.reader === actor.personId)
  const own = lead.owner_agency === actor.agencyId
  return {
    id: pair.id,
    state: pair.state,
    one: presentExhibit(pair.one),
    two: presentExhibit(pair.two),
    calibresDiffer: !couldBeSameCalibre(calibreOf(pair.one), calibreOf(pair.two)),
    comparisonId: pair.comparison_id,
    readings: given.map((one) => presentReading(one, pair.state === 'proposed' && !read)),
    mayRead: own && pair.state === 'proposed' && !read && actor.permissions.has('ballistics.review'),
  }
}

/** Who has still to read a pair does not learn what the first reader saw. */
const presentReading = (one: ReadingRow, blind: boolean): ComparedPair['readings'][number] => ({
  reading: one.reading,
  decision: blind ? null : one.decision,
  words: blind ? null : one.words,
  reader: one.reader_name,
  at: one.read_at.toISOString(),
})

function presentNotice(actor: Actor, { lead, clocks }: LeadState, one: NoticeRow): LeadNotice {
  const from = one.about === 'lead' ? lead.made_at : one.recorded_at
  return {
    id: one.id,
    about: one.about,
    agency: one.agency_name,
    contact: one.contact,
    toldAt: moment(one.told_at),
    toldBy: one.told_by_name,
    way: one.way,
    toldTo: one.told_to,
    hindrance: one.hindrance,
    agreement: one.agreement_name,
    readAt: moment(one.read_at),
    readBy: one.read_by_name,
    dueAt: moment(clocks.dueAt(lead.owner_agency, from)),
    mayPhone: !one.told_at && one.owner_agency === actor.agencyId && actor.permissions.has('ballistics.tell'),
  }
}

const presentHit = (row: LeadState['hit']): Lead['hit'] =>
  row
    ? {
        id: row.id,
        confirmedOn: row.confirmed_on,
        creditedTo: row.credited_to,
        undoneAt: moment(row.undone_at),
        undoneBy: row.undone_by_name,
        undoneReason: row.undone_reason,
      }
    : null

const presentOutcome = (actor: Actor, row: OutcomeRow): Outcome => ({
  agency: row.agency,
  own: row.owner_agency === actor.agencyId,
  assignment: row.assignment,
  assignedTo: row.assigned_to,
  assignedOn: row.assigned_on,
  investigation: row.investigation,
  workedOn: row.worked_on,
  result: row.result,
  usefulness: row.usefulness,
  words: row.words,
  recordedAt: row.recorded_at.toISOString(),
  recordedBy: row.recorded_by_name,
})

/** The fields of a lead in the list. */
export const presentListed = (row: ListedRow, clocks: TellClocks): ListedLead => ({
  id: row.id,
  number: row.number,
  state: row.state,
  source: row.source,
  priority: row.priority,
  knownLink: row.known_link,
  hit: row.hit,
  one: presentCase(row.cases.one),
  two: presentCase(row.cases.two),
  pairs: row.pairs,
  madeAt: moment(row.made_at),
  tellBy: moment(clocks.dueAt(row.owner_agency, row.made_at)),
  toldAt: moment(row.told_at),
  agencies: row.agencies,
  told: row.told,
  read: row.read,
  owner: row.owner_name,
  recordedAt: row.recorded_at.toISOString(),
})
