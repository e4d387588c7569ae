import type { Shooting } from '../../life/types.ts'
import { isoDay, usDay } from '../calendar.ts'
import type { Dirt } from '../dirt/index.ts'
import { sentAgain, table, type Row, type TrueThing } from '../table/index.ts'
import type { Case, World } from '../world/index.ts'
import { enteredAt, writePlace, writeWhen } from '../writing.ts'

const columns = {
  CASE_NO: ['Record number, of the same numbering as the shootings'],
  OCC_DATE: ['Day, month first', 'midnight-day', 'date-other-format'],
  OCC_TIME: ['Time, 24 hours', 'time-rounded', 'time-missing'],
  ENTERED_ON: ['Day on which a clerk entered the row', 'entered-late'],
  BLOCK: ['Block', 'block-wrong', 'address-typing-error'],
  DISTRICT: ['Police district'],
  BEAT: ['Beat'],
  LATITUDE: ['Middle of the block', 'place-missing'],
  LONGITUDE: ['Middle of the block', 'place-missing'],
  IN_OUT: ['INSIDE or OUTSIDE', 'missing'],
  SHOT_AT: ['PERSON, DWELLING, VEHICLE, AIR; who or what was shot at and not hit', 'missing'],
  CASINGS: ['Cartridge cases collected', 'casing-miscounted'],
  DISPOSITION: ['EVIDENCE RECOVERED, NO EVIDENCE, UNFOUNDED'],
} as const

/** Shots with nobody hit: a row is an incident. */
export const policeShotsFired = table({
  path: 'police/shots-fired.csv',
  about: 'Shots fired with nobody hit, from the records system of the city police; a row is an incident',
  columns,
  rowDirt: ['recorded-twice', 'sent-again', 'entered-late', 'not-an-event'],
  rows: (world, dirt) => sentAgain(dirt, rowsOf(world, dirt)),
})

interface Event {
  readonly known: Case
  readonly at: number
  readonly block: number
  readonly indoors: boolean
  readonly casings: number
  readonly aimed: boolean
  readonly of: TrueThing
  readonly founded: boolean
}

function* rowsOf(world: World, dirt: Dirt): Iterable<Row<keyof typeof columns>> {
  for (const event of eventsOf(world)) {
    const numbers = event.known.twin === null ? [event.known.number] : [event.known.number, event.known.twin]
    for (const number of numbers) {
      if (!event.founded) dirt.note('not-an-event')
      if (number === event.known.twin) dirt.note('recorded-twice')
      const row = rowOf(world, dirt, event, number)
      if (row) yield row
    }
  }
}

function eventsOf(world: World): Event[] {
  const { life, cases, places, exhibitsOfShooting } = world
  const fired = life.shootings.flatMap((shooting: Shooting) => {
    const known = cases.ofShooting(shooting.id)
    if (shooting.agency !== 'police' || shooting.victims.length > 0 || known === null) return []
    const casings = (exhibitsOfShooting.get(shooting.id) ?? []).filter(
      ({ kind }) => kind === 'cartridge-case',
    )
    const { at, block, indoors, id, motive } = shooting
    const aimed = motive !== 'celebration'
    return [
      { known, at, block, indoors, casings: casings.length, aimed, of: { shooting: id }, founded: true },
    ]
  })
  const nothing = life.alerts.flatMap((alert) => {
    const known = cases.ofAlert(alert.id)
    if (known === null) return []
    const block = places.blockAt(alert).id
    const of = { alert: alert.id }
    return [{ known, at: alert.at, block, indoors: false, casings: 0, aimed: false, of, founded: false }]
  })
  return [...fired, ...nothing].sort((a, b) => a.known.reported - b.known.reported)
}

function rowOf(world: World, dirt: Dirt, event: Event, number: string): Row<keyof typeof columns> | null {
  const entered = enteredAt(dirt, event.known.reported)
  if (entered > world.calendar.extracted) {
    dirt.take()
    return null
  }
  const when = writeWhen(world, dirt, event.at, usDay)
  const place = writePlace(world, dirt, event.block)
  const { casings, founded } = event
  const counted =
    casings > 0 && dirt.befalls('casing-miscounted') ? casings + dirt.chance.pick([-1, 1, 2]) : casings
  const cells = {
    CASE_NO: number,
    OCC_DATE: when.date,
    OCC_TIME: when.time,
    ENTERED_ON: isoDay(world.calendar.day(entered)),
    BLOCK: place.address,
    DISTRICT: place.district,
    BEAT: place.beat,
    LATITUDE: place.latitude,
    LONGITUDE: place.longitude,
    IN_OUT: dirt.orMissing(event.indoors ? 'INSIDE' : 'OUTSIDE', 0.5),
    SHOT_AT: dirt.orMissing(
      event.aimed ? dirt.chance.pick(['PERSON', 'PERSON', 'DWELLING', 'VEHICLE']) : 'AIR',
    ),
    CASINGS: String(counted),
    DISPOSITION: casings > 0 ? 'EVIDENCE RECOVERED' : founded ? 'NO EVIDENCE' : 'UNFOUNDED',
  }
  return { cells, of: event.of, record: number }
}
