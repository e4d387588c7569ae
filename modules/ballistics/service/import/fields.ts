import { wordsOf } from '../network/columns.ts'

/** What columns of lists of exhibits are called, the usual name first. */
const NAMES = {
  number: [
    'exhibit',
    'exhibit number',
    'exhibit no',
    'item',
    'item number',
    'item no',
    'evidence number',
    'lab item',
  ],
  barcode: ['barcode', 'bar code', 'label'],
  ori: ['agency ori', 'ori', 'submitting ori'],
  agency: ['agency', 'agency name', 'submitting agency', 'department'],
  caseNumber: [
    'agency case',
    'agency case number',
    'case',
    'case number',
    'case no',
    'record number',
    'incident number',
  ],
  propertyTag: ['property tag', 'tag', 'property number', 'property no'],
  kind: ['item type', 'kind', 'type', 'evidence type', 'description'],
  calibre: ['caliber', 'calibre', 'cal'],
  make: ['make', 'manufacturer'],
  model: ['model'],
  serial: ['serial', 'serial number', 'serial no'],
  headstamp: ['headstamp', 'head stamp'],
  marker: ['marker', 'marker number', 'placard'],
  position: ['position', 'location', 'where found', 'found at'],
  collected: [
    'collected',
    'date collected',
    'collection date',
    'collected on',
    'recovered',
    'date recovered',
  ],
  received: ['received', 'date received', 'received on', 'receipt date', 'submitted'],
  remarks: ['remarks', 'comments', 'notes'],
  acquisition: ['acquisition', 'acquisition number', 'acquisition no', 'acquisition id', 'acq no'],
  entered: ['entered', 'date entered', 'entry date', 'acquired', 'date acquired', 'acquisition date'],
  site: ['site', 'nibin site', 'imaging site', 'entered at'],
} as const satisfies Record<string, readonly string[]>

export type Field = keyof typeof NAMES
/** The column of each field that was found. */
export type Columns = Partial<Record<Field, string>>

/** Which columns hold which fields, by their names; no column is taken twice. */
export function columnsOf(headers: readonly string[]): Columns {
  const byWords = new Map(headers.map((header) => [wordsOf(header), header]))
  const taken = new Set<string>()
  const columns: Columns = {}
  for (const [field, names] of Object.entries(NAMES) as [Field, readonly string[]][]) {
    const header = names.map((name) => byWords.get(name)).find((one) => one !== undefined && !taken.has(one))
    if (header === undefined) continue
    columns[field] = header
    taken.add(header)
  }
  return columns
}

/** Whether a file lists exhibits or what was entered of them; null where it is neither. */
export function holds(columns: Columns): 'exhibits' | 'acquisitions' | null {
  if (columns.number === undefined) return null
  if (columns.kind !== undefined) return 'exhibits'
  return columns.acquisition !== undefined && columns.entered !== undefined ? 'acquisitions' : null
}
