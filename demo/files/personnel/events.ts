import type { OfficerEvent, OfficerEventKind } from '../../service/types.ts'
import { usDay } from '../calendar.ts'
import type { Dirt } from '../dirt/index.ts'
import { sentAgain, table, type Row, type Table } from '../table/index.ts'
import type { World } from '../world/index.ts'
import { copyNumber, enteredAt, writeDay } from '../writing.ts'
import { numberOrBadge } from './officers.ts'

const columns = {
  NUMBER: ['Number of the record'],
  EMPLOYEE: ['Employee number', 'officer-by-badge'],
  DATE: ['Day, month first', 'date-other-format'],
  DETAIL: ['What it was', 'missing'],
  ENTERED_ON: ['Day entered, month first', 'entered-late', 'date-other-format'],
} as const

/** What is known of a kind of event, in one file of its own as units keep them. */
function eventFile(name: string, prefix: string, about: string, kinds: readonly OfficerEventKind[]): Table {
  return table({
    path: `police/personnel-${name}.csv`,
    about,
    columns,
    rowDirt: ['sent-again'],
    rows: (world, dirt) => sentAgain(dirt, rowsOf(world, dirt, prefix, kinds)),
  })
}

function* rowsOf(
  world: World,
  dirt: Dirt,
  prefix: string,
  kinds: readonly OfficerEventKind[],
): Iterable<Row<keyof typeof columns>> {
  for (const event of world.service.officerEvents) {
    if (!kinds.includes(event.kind)) continue
    const row = commonCells(world, dirt, event, prefix)
    if (row === null) continue
    const detail = kinds.length > 1 ? `${event.kind}: ${event.detail}` : event.detail
    const cells = { ...row, DETAIL: dirt.orMissing(detail.toUpperCase()) }
    yield { cells, of: { officer: event.officer, officerEvent: event.id }, record: row.NUMBER }
  }
}

function commonCells(world: World, dirt: Dirt, { id, officer, at }: OfficerEvent, prefix: string) {
  const { calendar, service } = world
  const entered = enteredAt(dirt, at)
  if (entered > calendar.extracted) {
    dirt.take()
    return null
  }
  return {
    NUMBER: `${prefix}-${String(id + 1).padStart(6, '0')}`,
    EMPLOYEE: numberOrBadge(dirt, service.officers[officer]!),
    DATE: writeDay(dirt, calendar.day(at), usDay),
    ENTERED_ON: writeDay(dirt, calendar.day(entered), usDay),
  }
}

export const force = eventFile('force', 'UF', 'Reports of force; a row is an officer’s report', ['force'])
export const sickLeave = eventFile('sick-leave', 'SL', 'Days of sick leave; a row is a leave', ['sick-leave'])
export const training = eventFile('training', 'TR', 'Trainings attended; a row is an officer’s course', [
  'training',
])
export const otherEvents = eventFile(
  'events',
  'EV',
  'Pursuits, crashes, late reports, critical incidents, commendations and counselling; a row is an event',
  ['pursuit', 'at-fault-crash', 'late-report', 'critical-incident', 'commendation', 'counselling'],
)

const complaintColumns = {
  ...columns,
  FINDING: ['SUSTAINED, NOT SUSTAINED, EXONERATED, UNFOUNDED or PENDING, as it stood when the file was made'],
  DECIDED: ['Day of the finding; a year and more later for many', 'date-other-format'],
  POLICE_CASE: [
    'Record number of the event complained of, where one was named',
    'number-mistyped',
    'number-unstyled',
  ],
} as const

/** Complaints, with findings that come late. */
export const complaints = table({
  path: 'police/personnel-complaints.csv',
  about: 'Complaints about officers with their findings; a row is a complaint about an officer',
  columns: complaintColumns,
  rowDirt: ['sent-again'],
  rows: (world, dirt) => sentAgain(dirt, complaintRows(world, dirt)),
})

function* complaintRows(world: World, dirt: Dirt): Iterable<Row<keyof typeof complaintColumns>> {
  const { calendar, service } = world
  for (const event of service.officerEvents) {
    if (event.kind !== 'complaint') continue
    const row = commonCells(world, dirt, event, 'CM')
    if (row === null) continue
    const decided = event.decided !== null && event.decided <= calendar.extracted ? event.decided : null
    const cells = {
      ...row,
      DETAIL: dirt.orMissing(event.detail.toUpperCase()),
      FINDING: decided === null ? 'PENDING' : (event.finding ?? 'pending').replace('-', ' ').toUpperCase(),
      DECIDED: decided === null ? '' : writeDay(dirt, calendar.day(decided), usDay),
      POLICE_CASE: caseNear(world, dirt, event),
    }
    yield { cells, of: { officer: event.officer, officerEvent: event.id }, record: row.NUMBER }
  }
}

/** Few complaints are about a case of this life: one of the arrests of that day, if any. */
function caseNear({ life, cases }: World, dirt: Dirt, { at }: OfficerEvent): string {
  if (!dirt.chance.happens(0.1)) return ''
  const arrest = life.arrests.find((one) => Math.abs(one.at - at) < 1_440)
  return arrest ? copyNumber(dirt, cases.ofArrest(arrest.id).number) : ''
}
