import { calibreKey, readDescription, readSerial, typeOf } from '#platform/firearms'
import { uuid, type Tx } from '#platform/db'
import { FirearmKind, type Circumstance, type RecoveryContent } from '../../contract/index.ts'
import { findProperty, linkProperty, upsertProperty, type PropertyRow } from '../../store/property.ts'
import { insertRecoveries } from '../../store/recovery-write.ts'
import { keepSerials } from '../../store/serial.ts'
import type { FileRow } from './rows.ts'
import { dayReader, required } from './rows.ts'
import type { Tally } from './tally.ts'

export interface PropertyRun {
  readonly rows: readonly FileRow[]
  readonly room: string
  readonly record: boolean
  readonly today: string
  readonly importId: string | null
}

/** Stores what a property room holds, and where asked records each gun as recovered. */
export async function storeProperty(tx: Tx, run: PropertyRun, tally: Tally): Promise<void> {
  const bookedOn = dayReader(run.rows, 'bookedOn', run.today)
  const byTag = new Map<string, Omit<PropertyRow, 'id' | 'recovery_id'>>()
  for (const row of run.rows) {
    const item = itemOf(row, run.room, bookedOn(row))
    if (tally.refused(row)) continue
    if (byTag.has(item.tag)) tally.note('sent-again')
    byTag.set(item.tag, item)
  }
  const { added, changed } = await upsertProperty(tx, [...byTag.values()], run.importId)
  tally.stored({ added, changed, all: byTag.size })
  if (run.record) tally.recorded(await recordAll(tx, run.room))
}

function itemOf(row: FileRow, room: string, booked: string | null): Omit<PropertyRow, 'id' | 'recovery_id'> {
  const tag = required(row, 'tag', 'tag')
  const caseNumber = required(row, 'caseNumber', 'case number')
  const described = readDescription(row.of('description'))
  const or = (field: string, other: string) => row.of(field) || other
  const remarks = [row.of('remarks'), described.rest].filter(Boolean).join(' ')
  const serial = serialOf(row.of('serial'), remarks)
  return {
    room,
    tag,
    case_number: caseNumber,
    booked_on: booked,
    booked_as: row.of('category'),
    serial,
    serial_state: readSerial(serial).state,
    serial_canonical: readSerial(serial).canonical,
    make: or('make', described.make),
    importer: row.of('importer'),
    model: or('model', described.model),
    type: or('type', described.type),
    calibre: or('calibre', described.calibre),
    address: row.of('address'),
    remarks,
    status: row.of('status'),
  }
}

/** Where the column only says that the number stands in the remarks, it is taken from there. */
function serialOf(text: string, remarks: string): string {
  if (readSerial(text).state !== 'not-recorded') return text
  const found = /\b(?:SERIAL|SER|S\/N|SN)\b[\s:#.]*(?:NO\.?\s*)?([A-Z0-9?*-]{4,20})/i.exec(remarks)
  return found?.[1] ?? text
}

/** Records every gun of a property room that no recovery is known of and that has a day. */
export async function recordAll(tx: Tx, room: string): Promise<number> {
  const items = (await findProperty(tx, { room, unrecorded: true })).filter(
    ({ booked_on }) => booked_on !== null,
  )
  return (await recordItems(tx, items)).length
}

/** Records guns of the property room as recovered; answers the recoveries in the same order. */
export async function recordItems(tx: Tx, items: readonly PropertyRow[]): Promise<string[]> {
  const recoveries = items.map((item) => ({
    id: uuid(),
    source: 'property-room' as const,
    content: recoveryOf(item),
  }))
  await insertRecoveries(tx, recoveries)
  await keepSerials(
    tx,
    recoveries.map(({ id, content }) => ({
      recordId: id,
      source: 'recovery' as const,
      text: content.firearm.serial,
    })),
  )
  await linkProperty(
    tx,
    items.map((item, at) => ({ id: item.id, recoveryId: recoveries[at]!.id })),
  )
  return recoveries.map(({ id }) => id)
}

const CIRCUMSTANCES: readonly (readonly [RegExp, Circumstance])[] = [
  [/SCENE/, 'crime-scene'],
  [/TRAFFIC|STOP/, 'traffic-stop'],
  [/WARRANT|SEARCH/, 'search-warrant'],
  [/ARREST/, 'arrest'],
  [/FOUND/, 'found'],
  [/SURRENDER|TURN(?:ED)?.?IN/, 'surrendered'],
]
const MADE_AT_HOME = /POLYMER ?80|\bP80\b|PRIVATELY MADE|\bPMF\b|GHOST GUN|HOME ?MADE|80 ?%|\bKIT\b/i
const CONVERTED = /SWITCH|AUTO ?SEAR|CONVERSION DEVICE|\bMCD\b/i

function recoveryOf(item: PropertyRow): RecoveryContent {
  const said = `${item.make} ${item.model} ${item.remarks}`
  const kind = typeOf(item.type)
  return {
    caseNumber: item.case_number,
    propertyTag: item.tag,
    exhibitNumber: null,
    recoveredOn: item.booked_on!,
    recoveredTime: null,
    circumstance: CIRCUMSTANCES.find(([words]) => words.test(item.booked_as.toUpperCase()))?.[1] ?? 'other',
    crimeCode: null,
    place: { address: item.address || null, city: null, state: null, latitude: null, longitude: null },
    firearm: {
      serial: item.serial,
      make: item.make,
      importer: item.importer,
      country: '',
      type: FirearmKind.options.find((one) => one === kind) ?? 'unknown',
      calibre: calibreKey(item.calibre) === null && calibreKey(item.serial) ? item.serial : item.calibre,
      model: item.model,
      markings: null,
      privatelyMade: MADE_AT_HOME.test(said),
      conversionDevice: CONVERTED.test(said),
    },
    stolen: { result: 'not-checked', checkedOn: null, reference: null },
    people: [],
    remarks: item.remarks || null,
  }
}
