import { LIST_FIELDS, NEEDED, type ListField, type ListKind, type ListMapping } from '../../contract/index.ts'

/** Words of a header that name one of two sides, first and second. */
const FIRST = ['a', '1', 'reference', 'ref', 'first', 'earlier', 'one']
const SECOND = ['b', '2', 'candidate', 'target', 'second', 'later', 'two']

const sided = (words: readonly string[], sides: readonly string[]): string[] =>
  words.flatMap((word) => sides.flatMap((side) => [`${word} ${side}`, `${side} ${word}`]))

const ACQUISITION = [
  'acquisition',
  'acquisition number',
  'acquisition no',
  'acquisition id',
  'acq',
  'acq no',
  'exhibit',
]
const CASE = [
  'case',
  'case number',
  'case no',
  'agency case',
  'agency case number',
  'event',
  'incident',
  'record',
]

/** What columns of such lists are called, the usual name first. */
const NAMES: Readonly<Record<ListField, readonly string[]>> = {
  lead: [
    'lead',
    'lead number',
    'lead no',
    'lead id',
    'nibin lead',
    'nibin lead number',
    'hit number',
    'notification number',
  ],
  issued: [
    'issued',
    'date issued',
    'issue date',
    'lead date',
    'date of lead',
    'lead created',
    'review date',
    'date reviewed',
    'created',
    'date',
  ],
  acquisitionA: sided(ACQUISITION, FIRST),
  acquisitionB: sided(ACQUISITION, SECOND),
  caseA: sided(CASE, FIRST),
  caseB: sided(CASE, SECOND),
  notified: [
    'notified',
    'date notified',
    'notification date',
    'investigator notified',
    'agency notified',
    'disseminated',
    'dissemination date',
    'told',
  ],
  status: ['status', 'lead status', 'hit status', 'disposition', 'result', 'lead or hit'],
  confirmed: ['confirmed', 'date confirmed', 'confirmation date', 'confirmed on', 'hit date', 'date of hit'],
  examiner: ['examiner', 'confirmed by', 'firearm examiner', 'firearms examiner', 'examiner initials'],
  acquisition: [
    'acquisition',
    'acquisition number',
    'acquisition no',
    'acquisition id',
    'acq no',
    'ibis number',
    'ibis id',
  ],
  exhibit: [
    'exhibit',
    'exhibit number',
    'exhibit no',
    'item',
    'item number',
    'item no',
    'evidence number',
    'barcode',
  ],
  entered: [
    'entered',
    'date entered',
    'entry date',
    'acquired',
    'date acquired',
    'acquisition date',
    'entered on',
  ],
  site: ['site', 'nibin site', 'imaging site', 'entered at'],
}

/** `ACQUISITION_A` and `Acquisition #A` as words in small letters. */
export const wordsOf = (header: string): string =>
  header
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase()

/** Which columns hold which fields, by their names; no column is taken twice. */
export function proposeMapping(kind: ListKind, headers: readonly string[]): ListMapping {
  const byWords = new Map(headers.map((header) => [wordsOf(header), header]))
  const mapping: ListMapping = {}
  const taken = new Set<string>()
  for (const field of LIST_FIELDS[kind]) {
    const header = NAMES[field]
      .map((name) => byWords.get(name))
      .find((one) => one !== undefined && !taken.has(one))
    if (header === undefined) continue
    mapping[field] = header
    taken.add(header)
  }
  return mapping
}

/** Fields that want a column; any of each group will do. */
export const missingFields = (kind: ListKind, mapping: ListMapping): ListField[][] =>
  NEEDED[kind].filter((group) => !group.some((field) => mapping[field])).map((group) => [...group])

/** Whether the headers speak of leads or of single acquisitions. */
export function guessKind(headers: readonly string[]): ListKind {
  const wanting = (kind: ListKind) => missingFields(kind, proposeMapping(kind, headers)).length
  return wanting('acquisitions') < wanting('leads') ? 'acquisitions' : 'leads'
}

/** The mapping without columns that the file does not have. */
export function fittingMapping(
  kind: ListKind,
  mapping: ListMapping,
  headers: readonly string[],
): ListMapping {
  const present = new Set(headers)
  return Object.fromEntries(
    LIST_FIELDS[kind].flatMap((field) => {
      const header = mapping[field]
      return header !== undefined && present.has(header) ? [[field, header]] : []
    }),
  )
}
