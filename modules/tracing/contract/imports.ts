import { z } from 'zod'
import { CalendarDate, RecordId, route } from '../../../platform/contract/index.ts'
import * as code from './codes.ts'

const Text = z.string().trim().max(120)

/** Column of the file for each field that is wanted; fields without one are left out. */
export const Mapping = z.record(z.string().max(40), z.string().max(120))
export type Mapping = z.infer<typeof Mapping>

export const ImportSettings = z.object({
  room: Text.describe('Name of the property room, where the file is one').optional(),
  record: z.boolean().describe('Record each gun of the property room as recovered').optional(),
  asOf: CalendarDate.describe('Day on which a list was made; today where it is not said').optional(),
})
export type ImportSettings = z.infer<typeof ImportSettings>

export const ImportReport = z.object({
  rows: z.number(),
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  recorded: z.number().describe('Guns recorded as recovered along the way'),
  reasons: z.array(
    z.object({ column: z.string(), reason: z.string(), remedy: z.string(), rows: z.number() }),
  ),
  notes: z.array(z.object({ code: z.string(), rows: z.number() })),
})
export type ImportReport = z.infer<typeof ImportReport>

export const Import = z.object({
  id: RecordId,
  kind: code.ImportKind,
  fileName: z.string(),
  state: z.enum(['uploaded', 'waiting', 'running', 'done', 'failed']),
  columns: z.array(z.object({ header: z.string(), samples: z.array(z.string()) })),
  mapping: Mapping,
  settings: ImportSettings,
  jobId: RecordId.nullable(),
  report: ImportReport.nullable(),
  rejectedFile: z.boolean(),
  problem: z.object({ code: z.string(), sentence: z.string(), remedy: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
})
export type Import = z.infer<typeof Import>

const common = { permission: 'tracing.import', category: 'trace' } as const
const oneImport = z.object({ id: RecordId })

export const uploadFile = route({
  ...common,
  id: 'tracing.upload',
  method: 'POST',
  path: '/api/tracing/imports',
  summary:
    'Upload a file of a property room, of stolen guns, traces, dealers, multiple sales, crime guns or state totals; answers with a proposed mapping',
  query: z.object({ name: Text.min(1), kind: code.ImportKind.optional() }),
  upload: { maxBytes: 200_000_000 },
  response: Import,
  errors: ['tracing.closed'],
})

export const listImports = route({
  ...common,
  id: 'tracing.imports',
  method: 'GET',
  path: '/api/tracing/imports',
  summary: 'The newest 100 imports',
  response: z.object({ imports: z.array(Import) }),
  errors: ['tracing.closed'],
})

export const readImport = route({
  ...common,
  id: 'tracing.import',
  method: 'GET',
  path: '/api/tracing/imports/:id',
  summary: 'One import with its mapping and report',
  params: oneImport,
  response: Import,
  errors: ['record.unavailable', 'tracing.closed'],
})

export const startImport = route({
  ...common,
  id: 'tracing.startImport',
  method: 'POST',
  path: '/api/tracing/imports/:id/start',
  summary: 'Store the rows of an upload under a confirmed mapping',
  params: oneImport,
  body: z.object({ kind: code.ImportKind, mapping: Mapping, settings: ImportSettings }),
  response: Import,
  errors: ['record.unavailable', 'tracing.mapping_incomplete', 'tracing.import_state', 'tracing.closed'],
})

export const downloadRejected = route({
  ...common,
  id: 'tracing.rejected',
  method: 'GET',
  path: '/api/tracing/imports/:id/rejected',
  summary: 'The rows that were not stored, with column, reason and remedy',
  kind: 'file',
  params: oneImport,
  errors: ['record.unavailable', 'tracing.closed'],
})

/** A field that an import of one kind can fill. */
export interface Target {
  readonly field: string
  readonly required: boolean
  /** Names that columns for it have, compared as letters and digits only. */
  readonly names: readonly string[]
}

const target = (field: string, names: string, required = false): Target => ({
  field,
  required,
  names: names.split(' '),
})
const FIREARM = [
  target('serial', 'serial serialno serialnumber sn serialnum'),
  target('make', 'make manufacturer mfr maker brand'),
  target('importer', 'importer importedby'),
  target('model', 'model'),
  target('type', 'type guntype firearmtype weapontype'),
  target('calibre', 'caliber calibre cal gauge calibergauge'),
]

/** What each kind of file can hold. */
export const targets: Readonly<Record<code.ImportKind, readonly Target[]>> = {
  property: [
    target('tag', 'tag item itemno propertytag propertyno evidenceno barcode', true),
    target('caseNumber', 'caseno case casenumber incidentid incident agencycase rptno', true),
    target('bookedOn', 'booked datein bookedon received date dateintake recoverydate recovered'),
    target('category', 'category reason circumstance intakereason'),
    ...FIREARM,
    target('description', 'description itemdescription desc'),
    target('address', 'location address recoveryaddress recoverylocation'),
    target('remarks', 'remarks notes comments'),
    target('status', 'status disposition'),
  ],
  stolen: [
    target('report', 'report reportno reportnumber', true),
    target('kind', 'kind source'),
    target('licence', 'licence license ffl'),
    target('reportedOn', 'reported reportedon date'),
    ...FIREARM,
  ],
  traces: [
    target('number', 'traceno tracenumber trace', true),
    target('requestedOn', 'requested requestdate requestedon', true),
    target('priority', 'priority'),
    target('ori', 'ori'),
    target('caseNumber', 'agencycase caseno casenumber', true),
    ...FIREARM,
    target('obliterated', 'obliterated'),
    target('country', 'country countryoforigin'),
    target('recoveredOn', 'recovered recoverydate recoveredon'),
    target('address', 'recoveryaddress recoverylocation'),
    target('possessorLast', 'possessorlast'),
    target('possessorFirst', 'possessorfirst'),
    target('possessorBorn', 'possessordob possessorborn'),
    target('possessorSex', 'possessorsex'),
    target('possessorRace', 'possessorrace'),
    target('status', 'status'),
    target('answeredOn', 'completed answered completedon'),
    target('result', 'result outcome closingcode'),
    target('purchaserLast', 'purchaserlast'),
    target('purchaserFirst', 'purchaserfirst'),
    target('purchaserBorn', 'purchaserdob purchaserborn'),
    target('purchasedOn', 'purchasedate purchasedon saledate'),
    target('dealerLicence', 'dealerlicence dealerlicense ffl'),
    target('dealerName', 'dealername'),
    target('dealerState', 'dealerstate'),
    target('daysStated', 'timetocrime ttc daystocrime'),
  ],
  dealers: [
    target('licence', 'licence license ffl fflnumber', true),
    target('name', 'licensee licensename businessname name', true),
    target('street', 'premisestreet street address'),
    target('state', 'premisestate state'),
    target('closedOn', 'closed closedon outofbusiness'),
  ],
  'crime-guns': [
    target('dealerName', 'dealername dealer', true),
    target('caseNumber', 'casenumber caseno case agencycase', true),
    target('purchasedOn', 'saledate purchasedate purchasedon soldon', true),
    target('recoveredOn', 'crimedate recoverydate recoveredon recovered', true),
    target('daysStated', 'timetorecovery timetocrime ttc ttr'),
    target('bandStated', 'ttrcategory ttccategory category'),
    target('dealerCity', 'dealercity'),
    target('dealerState', 'dealerstate'),
    target('dealerLicence', 'dealerffl dealerlicence dealerlicense ffl'),
    target('serial', 'firearmserial serial serialno serialnumber'),
    target('make', 'manufacturername manufacturer make'),
    target('model', 'firearmmodel model'),
    target('type', 'firearmtype type'),
    target('calibre', 'firearmcaliber caliber calibre'),
    target('city', 'crimelocationcity recoverycity jurisdictioncity'),
    target('state', 'crimelocationstate recoverystate jurisdictionstate'),
    target('possessors', 'defendantname possessor possessorname'),
    target('purchaser', 'purchasername purchaser'),
  ],
  'state-totals': [
    target('state', 'state', true),
    target('year', 'year', true),
    target('section', 'section table', true),
    target('item', 'categoryorlocation category item', true),
    target('value', 'value count', true),
    target('note', 'note'),
    target('note2', 'note2'),
  ],
  sales: [
    target('report', 'report reportno reportnumber', true),
    target('licence', 'licence license ffl', true),
    target('reportedOn', 'reported reportedon saledate date'),
    target('purchaserLast', 'purchaserlast transfereelast last'),
    target('purchaserFirst', 'purchaserfirst transfereefirst first'),
    target('purchaserBorn', 'purchaserdob purchaserborn transfereedob'),
    ...FIREARM,
  ],
}
