import type {
  CaseLink,
  LinkedCase,
  NetworkEvent,
  NetworkLeadRow,
  NetworkList,
  NetworkSide,
} from '../contract/index.ts'
import type { EventRow, NetworkRow, SeenSide } from '../store/network/leads.ts'
import type { PairRow } from '../store/network/links.ts'
import type { ListRow } from '../store/network/lists.ts'

/** A list without its columns, as the list of lists has it. */
export const presentListed = (row: ListRow): Omit<NetworkList, 'headers' | 'mapping'> => ({
  id: row.id,
  kind: row.kind,
  fileName: row.file_name,
  size: row.size,
  format: row.format,
  report: row.report,
  rejected: row.rejected_hash !== null,
  importedAt: row.imported_at?.toISOString() ?? null,
  recordedAt: row.recorded_at.toISOString(),
  recordedBy: row.recorded_by_name,
})

export const presentList = (row: ListRow): NetworkList => ({
  ...presentListed(row),
  headers: [...row.headers],
  mapping: row.mapping,
})

const HIDDEN: NetworkSide = {
  shown: false,
  acquisition: null,
  caseNumber: null,
  exhibit: null,
  casefile: null,
  foundBy: null,
  task: null,
}

/** What belongs to an exhibit that is not shared with the person does not leave, the number of its case included. */
function presentSide(side: SeenSide | null, own: boolean): NetworkSide {
  if (!side?.shown) return HIDDEN
  const { casefile } = side
  return {
    shown: true,
    acquisition: side.acquisition,
    caseNumber: side.case_number,
    exhibit: side.exhibit && { id: side.exhibit.id, number: side.exhibit.number },
    casefile: casefile && {
      id: casefile.id,
      number: casefile.number,
      agency: casefile.agency,
      occurredOn: casefile.occurred_on,
    },
    foundBy: side.found_by,
    task: own ? side.task : null,
  }
}

export function presentLead(row: NetworkRow, agencyId: number): NetworkLeadRow {
  const own = row.owner_agency === agencyId
  return {
    id: row.id,
    number: row.number,
    issuedOn: row.issued_on,
    notifiedOn: row.notified_on,
    status: row.status,
    confirmedOn: row.confirmed_on,
    examiner: row.examiner,
    owner: row.owner,
    own,
    a: presentSide(row.a, own),
    b: presentSide(row.b, own),
  }
}

const OF_SIDE = /(A|B)$/

/** Changes field by field; those of a side the person may not see are left out. */
export function presentEvent(event: EventRow, lead: NetworkLeadRow): NetworkEvent {
  const fields = Object.keys({ ...event.before, ...event.after }).filter((field) => {
    const side = OF_SIDE.exec(field)?.[1]?.toLowerCase() as 'a' | 'b' | undefined
    return side === undefined || lead[side].shown
  })
  const changes = fields
    .map((field) => ({ field, before: event.before?.[field] ?? null, after: event.after[field] ?? null }))
    .filter(({ before, after }) => before !== after)
  return {
    kind: event.kind,
    at: event.recorded_at.toISOString(),
    by: event.recorded_by_name,
    list: event.file_name,
    changes,
  }
}

const presentCase = (one: PairRow['one']): LinkedCase | null =>
  one && { id: one.id, number: one.number, agency: one.agency, occurredOn: one.occurred_on }

export const presentLink = (row: PairRow): CaseLink => ({
  key: `${row.one_key} ${row.two_key}`,
  cases: [presentCase(row.one), presentCase(row.two)],
  state: row.state,
  sources: [...row.sources],
  hitBy: [...(row.hit_by ?? [])],
  leads: row.leads.map(({ source, id, number, state }) => ({ source, id, number, state })),
  firstOn: row.first_on,
  hitOn: row.hit_on,
})
