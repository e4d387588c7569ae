import { usDay } from '../calendar.ts'
import type { Dirt } from '../dirt/index.ts'
import { table, type Row } from '../table/index.ts'
import type { World } from '../world/index.ts'
import { copyNumber, writeDay, writeWhen } from '../writing.ts'

const arrestColumns = {
  ARREST_NO: ['Number of the arrest, `A22-000123`'],
  CASE_NO: ['Record number of the case'],
  ARREST_DATE: ['Day, month first', 'midnight-day', 'date-other-format'],
  ARREST_TIME: ['Time, 24 hours', 'time-rounded', 'time-missing'],
  OFFENSE: ['What the arrest was for', 'missing'],
} as const

/** Arrests; who was taken stands under the case in the list of people. */
export const arrests = table({
  path: 'police/arrests.csv',
  about: 'Arrests of the city police; a row is an arrest',
  columns: arrestColumns,
  rows: arrestRows,
})

function* arrestRows(world: World, dirt: Dirt): Iterable<Row<keyof typeof arrestColumns>> {
  for (const { id, at, offence, person } of world.life.arrests) {
    const when = writeWhen(world, dirt, at, usDay)
    const number = arrestNumber(world, id)
    const cells = {
      ARREST_NO: number,
      CASE_NO: world.cases.ofArrest(id).number,
      ARREST_DATE: when.date,
      ARREST_TIME: when.time,
      OFFENSE: dirt.orMissing(offence.toUpperCase(), 0.4),
    }
    yield { cells, of: { arrest: id, person }, record: number }
  }
}

const arrestNumber = ({ life, calendar }: World, id: number): string =>
  `A${String(calendar.day(life.arrests[id]!.at).year % 100).padStart(2, '0')}-${String(id + 1).padStart(6, '0')}`

const courtColumns = {
  DOCKET: ['Number of the court, `CR-2022-00123-F`; F federal, S state'],
  ARREST_NO: ['Number of the police arrest, as copied', 'number-mistyped', 'number-unstyled', 'missing'],
  POLICE_CASE: ['Record number of the police, as copied', 'number-mistyped', 'number-unstyled'],
  CHARGE: ['Charge'],
  FILED: ['Day, month first', 'date-other-format'],
  DISPOSITION: ['CONVICTED, DISMISSED, ACQUITTED or PENDING'],
  DISPOSED: ['Day, month first; empty while pending', 'date-other-format'],
} as const

/** What became of charges. */
export const dispositions = table({
  path: 'prosecutor/dispositions.csv',
  about: 'Charges and how they ended, from the prosecutor; a row is a charged arrest',
  columns: courtColumns,
  rows: courtRows,
})

function* courtRows(world: World, dirt: Dirt): Iterable<Row<keyof typeof courtColumns>> {
  const { life, calendar, cases } = world
  for (const { id, at, charged, offence, disposition, disposed, person } of life.arrests) {
    if (charged === 'none') continue
    const filed = at + dirt.chance.whole(1, 20) * 1_440
    if (filed > calendar.extracted) continue
    const docket = `CR-${calendar.day(filed).year}-${String(id + 1).padStart(5, '0')}-${charged === 'federal' ? 'F' : 'S'}`
    const known = disposed !== null && disposed <= calendar.extracted
    const cells = {
      DOCKET: docket,
      ARREST_NO: dirt.orMissing(copyNumber(dirt, arrestNumber(world, id))),
      POLICE_CASE: copyNumber(dirt, cases.ofArrest(id).number),
      CHARGE: offence.toUpperCase(),
      FILED: writeDay(dirt, calendar.day(filed), usDay),
      DISPOSITION: known ? disposition.toUpperCase() : 'PENDING',
      DISPOSED: known ? writeDay(dirt, calendar.day(disposed), usDay) : '',
    }
    yield { cells, of: { arrest: id, person }, record: docket }
  }
}
