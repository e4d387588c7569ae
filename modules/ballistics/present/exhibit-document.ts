import type { Block } from '#platform/documents'
import type { CustodyRow, ExhibitLeadRow } from '../store/history.ts'
import type { StoredExhibit } from '../store/read.ts'
import { codeWords, stateWords } from './lead-words.ts'
import type { LocalFormats } from './local.ts'

interface History {
  readonly exhibit: StoredExhibit
  readonly custody: readonly CustodyRow[]
  readonly leads: readonly ExhibitLeadRow[]
}

/** The history of an exhibit: what it is, how far it came, every hand-over, every lead it stands behind. */
export function exhibitBlocks({ exhibit, custody, leads }: History, formats: LocalFormats): Block[] {
  return [
    { kind: 'facts', rows: factsOf(exhibit) },
    { kind: 'heading', level: 2, text: 'How far it has come' },
    { kind: 'facts', rows: stagesOf(exhibit, formats) },
    { kind: 'heading', level: 2, text: 'Who had it' },
    custody.length === 0
      ? { kind: 'paragraph', text: 'No hand-over is recorded, or none is shared.', tone: 'quiet' }
      : custodyTable(custody, formats),
    { kind: 'heading', level: 2, text: 'Leads and hits' },
    leads.length === 0 ? { kind: 'paragraph', text: 'None.', tone: 'quiet' } : leadsTable(leads, formats),
  ]
}

type Facts = readonly (readonly [string, string])[]
const stated = (rows: readonly (readonly [string, string | null])[]): Facts =>
  rows.flatMap(([name, value]) => (value ? [[name, value] as const] : []))

const factsOf = (one: StoredExhibit): Facts =>
  stated([
    ['Exhibit', one.number],
    ['Barcode', one.barcode],
    ['Kind', codeWords(one.kind)],
    ['Calibre', one.calibre],
    ['Headstamp', one.headstamp],
    ['Make and model', [one.make, one.model].filter(Boolean).join(' ')],
    ['Case', one.case_number],
    ['Investigated by', one.case_agency],
    ['Marker', one.marker],
    ['Kept by', one.owner_name],
    ['Held by', [one.holder, one.holder_place].filter(Boolean).join(', ')],
  ])

function stagesOf(one: StoredExhibit, { moment, day }: LocalFormats): Facts {
  const at = (when: string | null) => (when !== null && when.length > 10 ? moment(when) : day(when))
  return stated([
    ['Collected', at(one.collected_at)],
    ['Received', at(one.received_at)],
    ['Triaged', moment(one.triaged_at)],
    ['Entered', [moment(one.acquired_at), one.acquisition].filter(Boolean).join(', ')],
    ['Searched', moment(one.searched_at)],
    ['Reviewed', moment(one.reviewed_at)],
  ])
}

function custodyTable(custody: readonly CustodyRow[], { moment, dayOf }: LocalFormats): Block {
  return {
    kind: 'table',
    columns: [
      { title: 'No.', align: 'right' },
      { title: 'When', width: 4 },
      { title: 'What', width: 3 },
      { title: 'From', width: 4 },
      { title: 'To', width: 4 },
      { title: 'Remark', width: 5 },
    ],
    rows: custody.map((one) => [
      String(one.sequence),
      one.time_known ? moment(one.happened_at) : dayOf(one.happened_at),
      codeWords(one.kind),
      one.from_holder ?? '',
      [one.to_holder, one.place].filter(Boolean).join(', '),
      [
        one.corrects !== null && `Corrects no. ${one.corrects}.`,
        one.reason,
        `Recorded by ${one.recorded_by_name}`,
      ]
        .filter(Boolean)
        .join(' '),
    ]),
  }
}

function leadsTable(leads: readonly ExhibitLeadRow[], { dayOf }: LocalFormats): Block {
  return {
    kind: 'table',
    columns: [
      { title: 'Lead', width: 3 },
      { title: 'Stands', width: 4 },
      { title: 'Lead since', width: 3 },
      { title: 'Other exhibit', width: 3 },
      { title: 'Other case', width: 5 },
    ],
    rows: leads.map((one) => [
      one.number,
      stateWords(one.state, one.hit, one.known_link),
      dayOf(one.made_at),
      one.other_exhibit ?? '',
      [one.other_case, one.other_agency].filter(Boolean).join(', '),
    ]),
  }
}
