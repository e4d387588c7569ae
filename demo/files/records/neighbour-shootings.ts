import { table, sheet, type Row } from '../table/index.ts'
import { halfDayClock, sheetDay } from '../calendar.ts'
import type { Dirt } from '../dirt/index.ts'
import type { World } from '../world/index.ts'
import { enteredAt, writePlace } from '../writing.ts'
import { knownDead, statusOf } from './incident.ts'

const columns = {
  'Incident ID': ['Record number of the neighbouring department, `P22-04871`'],
  'Date/Time': ['Month first, two-digit year, 12-hour clock', 'time-rounded'],
  Location: ['Block', 'block-wrong', 'address-typing-error'],
  Point: ['Both in one cell, `(41.6, -68.9)`', 'place-missing'],
  Killed: ['People killed', 'death-not-told'],
  Injured: ['People wounded'],
  Status: ['OPEN, CLEARED BY ARREST, EXCEPTIONAL CLEARANCE, INACTIVE'],
  Officer: ['Initials of the officer who wrote it', 'missing'],
  Comments: ['Free text', 'missing'],
} as const

/** The neighbouring department keeps a spreadsheet: a row is an incident with its numbers. */
export const neighbourShootings = table({
  path: 'neighbour/shootings.csv',
  about: 'Shootings and shots fired in the spreadsheet of the neighbouring department; a row is an incident',
  style: sheet,
  columns,
  rowDirt: ['recorded-twice', 'entered-late', 'death-not-told'],
  rows: rowsOf,
})

function* rowsOf(world: World, dirt: Dirt): Iterable<Row<keyof typeof columns>> {
  const { life, cases, calendar } = world
  for (const shooting of life.shootings) {
    const known = cases.ofShooting(shooting.id)
    if (shooting.agency !== 'neighbour' || known === null) continue
    for (const number of known.twin === null ? [known.number] : [known.number, known.twin]) {
      if (number === known.twin) dirt.note('recorded-twice')
      if (enteredAt(dirt, known.reported) > calendar.extracted) {
        dirt.take()
        continue
      }
      const killed = shooting.victims.filter((victim) => knownDead(world, dirt, victim, shooting.at)).length
      const at = dirt.befalls('time-rounded') ? Math.round(shooting.at / 15) * 15 : shooting.at
      const place = writePlace(world, dirt, shooting.block)
      const cells = {
        'Incident ID': number,
        'Date/Time': `${sheetDay(calendar.day(at))} ${halfDayClock(at).replace(':00 ', ' ')}`,
        Location: place.address,
        Point: place.latitude === '' ? '' : `(${place.latitude}, ${place.longitude})`,
        Killed: String(killed),
        Injured: String(shooting.victims.length - killed),
        Status: statusOf(world, dirt, shooting),
        Officer: dirt.orMissing(dirt.chance.pick(['JT', 'M. R.', 'KB', 'D.W.', 'LP'])),
        Comments: shooting.victims.length === 0 ? dirt.chance.pick(['casings only', 'shots fired', '']) : '',
      }
      yield { cells, of: { shooting: shooting.id }, record: number }
    }
  }
}
