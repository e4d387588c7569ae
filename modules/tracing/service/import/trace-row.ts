import { makeOf, readSerial, typeOf } from '#platform/firearms'
import {
  FirearmKind,
  type Outcome,
  type Person,
  type Purchaser,
  type RecoveryContent,
  type TraceRequest,
} from '../../contract/index.ts'
import { dayReader, required, type FileRow } from './rows.ts'

/** A row of a file of traces, read. */
export interface FileTrace {
  readonly number: string
  readonly requestedOn: string
  readonly answeredOn: string | null
  readonly outcome: Outcome | null
  readonly caseNumber: string
  readonly recoveredOn: string | null
  readonly address: string | null
  readonly request: TraceRequest
  readonly canonical: string | null
  readonly possessor: Person | null
  readonly purchaser: Purchaser | null
  readonly purchasedOn: string | null
  /** Days to crime as the file says them. */
  readonly daysStated: number | null
  readonly dealer: { name: string; licence: string | null; state: string | null } | null
}

/** Reads rows of a file of traces one by one; what cannot be is said on the row. */
export function traceReader(rows: readonly FileRow[], today: string): (row: FileRow) => FileTrace {
  const day = (field: string) => dayReader(rows, field, today)
  const [requested, answered, recovered] = [day('requestedOn'), day('answeredOn'), day('recoveredOn')]
  const [born, purchaserBorn, purchased] = [day('possessorBorn'), day('purchaserBorn'), day('purchasedOn')]
  return (row) => {
    const text = row.of
    const requestedOn = requested(row)
    if (requestedOn === null && text('requestedOn') === '') required(row, 'requestedOn', 'day of the request')
    const answeredOn = answered(row)
    const done = /COMPLET|ANSWER|CLOSED/i.test(text('status')) || text('result') !== ''
    return {
      number: required(row, 'number', 'trace number'),
      requestedOn: requestedOn ?? '',
      answeredOn: done ? (answeredOn ?? requestedOn) : null,
      outcome: done ? outcomeOf(text('result')) : null,
      caseNumber: required(row, 'caseNumber', 'case number'),
      recoveredOn: recovered(row),
      address: text('address') || null,
      request: requestOf(row),
      canonical: readSerial(text('serial')).canonical,
      possessor: possessorOf(row, lenient(row, born)),
      purchaser: purchaserOf(row, lenient(row, purchaserBorn)),
      purchasedOn: purchased(row),
      daysStated: /^\d{1,5}$/.test(text('daysStated')) ? Number(text('daysStated')) : null,
      dealer:
        text('dealerName') || text('dealerLicence')
          ? {
              name: text('dealerName'),
              licence: text('dealerLicence') || null,
              state: text('dealerState') || null,
            }
          : null,
    }
  }
}

/** An age or a slip where a date of birth belongs does not cost the row: the person is kept without one. */
export function lenient(row: FileRow, read: (row: FileRow) => string | null): string | null {
  const before = row.problems.length
  const value = read(row)
  row.problems.length = before
  return value
}

const OUTCOMES: readonly (readonly [RegExp, Outcome])[] = [
  [/PURCHASER|SOLD TO|INDIVIDUAL/, 'purchaser-identified'],
  [/OUT OF BUSINESS/, 'dealer-closed'],
  [/DEALER|RECORD/, 'dealer-record-unavailable'],
  [/DESCRIPTION/, 'insufficient-description'],
  [/SERIAL/, 'serial-invalid'],
  [/OLD|1968/, 'too-old'],
  [/PRIVATELY|PMF|GHOST/, 'privately-made'],
  [/GOVERNMENT|MILITARY|EXPORT/, 'government-or-export'],
]

const outcomeOf = (text: string): Outcome =>
  OUTCOMES.find(([words]) => words.test(text.toUpperCase()))?.[1] ?? 'other'

export function requestOf({ of }: Pick<FileRow, 'of'>): TraceRequest {
  const serial = of('serial')
  const state = readSerial(serial).state
  const type = typeOf(of('type'))
  return {
    priority: /URG/i.test(of('priority')) ? 'urgent' : 'routine',
    justification: '',
    instructions: '',
    crimeCode: '',
    projectCode: '',
    requester: {
      ori: of('ori'),
      phone: '',
      fax: '',
      email: '',
      officer: '',
      badge: '',
      caseNumber: of('caseNumber'),
      unit: '',
      address: '',
    },
    firearm: {
      serial,
      make: of('make'),
      importer: of('importer'),
      country: of('country') || (makeOf(of('make'))?.found.country ?? ''),
      type: FirearmKind.options.find((one) => one === type) ?? 'unknown',
      calibre: of('calibre'),
      model: of('model'),
      markings: null,
      obliterated: /^Y/i.test(of('obliterated')) || state === 'obliterated',
      obliteration: '',
    },
    bonaFide: true,
  }
}

const SEXES = { M: 'male', F: 'female' } as const
const RACES = {
  B: 'black',
  W: 'white',
  A: 'asian',
  I: 'american-indian',
  P: 'pacific-islander',
  O: 'other',
} as const
const codeOf = <T>(codes: Readonly<Record<string, T>>, text: string): T | null =>
  codes[text.charAt(0).toUpperCase()] ?? null

function possessorOf({ of }: FileRow, bornOn: string | null): Person | null {
  const [last, first] = [of('possessorLast'), of('possessorFirst')]
  if (last === '' && first === '') return null
  return {
    role: 'possessor',
    last: named(last),
    first: named(first),
    alias: null,
    bornOn,
    sex: codeOf(SEXES, of('possessorSex')),
    race: codeOf(RACES, of('possessorRace')),
    ethnicity: of('possessorRace').toUpperCase() === 'H' ? 'hispanic' : null,
    heightInches: null,
    weightPounds: null,
    address: null,
  }
}

function purchaserOf({ of }: FileRow, bornOn: string | null): Purchaser | null {
  if (of('purchaserLast') === '') return null
  return {
    last: named(of('purchaserLast')),
    first: named(of('purchaserFirst')),
    bornOn,
    sex: null,
    race: null,
    address: null,
    city: null,
    state: null,
  }
}

/** `O'BRIEN-HALE` → `O'Brien-Hale`; what is not all capitals stays as it was written. */
export const named = (text: string): string =>
  text === text.toUpperCase()
    ? text
        .toLowerCase()
        .replaceAll(
          /(^|[\s'-])(\p{L})/gu,
          (_, before: string, letter: string) => `${before}${letter.toUpperCase()}`,
        )
    : text

/** A recovery of which only the trace is known. */
export function recoveryOf(trace: FileTrace): RecoveryContent {
  const { obliterated, obliteration: _how, ...firearm } = trace.request.firearm
  return {
    caseNumber: trace.caseNumber,
    propertyTag: null,
    exhibitNumber: null,
    recoveredOn: trace.recoveredOn ?? trace.requestedOn,
    recoveredTime: null,
    circumstance: 'other',
    crimeCode: null,
    place: { address: trace.address, city: null, state: null, latitude: null, longitude: null },
    firearm: {
      ...firearm,
      serial: obliterated && firearm.serial === '' ? 'OBLITERATED' : firearm.serial,
      privatelyMade: trace.outcome === 'privately-made',
      conversionDevice: false,
    },
    stolen: { result: 'not-checked', checkedOn: null, reference: null },
    people: trace.possessor ? [trace.possessor] : [],
    remarks: null,
  }
}
