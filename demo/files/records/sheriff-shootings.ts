import type { Shooting, Victim } from '../../life/types.ts'
import { namedDay } from '../calendar.ts'
import type { Dirt } from '../dirt/index.ts'
import { writeAge, writeRace, writeSex } from '../people/index.ts'
import { sentAgain, table, type Row } from '../table/index.ts'
import type { World } from '../world/index.ts'
import { enteredAt, writePlace } from '../writing.ts'
import { knownDead } from './incident.ts'

const columns = {
  REPORT_NUMBER: ['Record number of the sheriff, `2022-00012345`'],
  OCCURRED_DATE: ['`04-MAR-2022`'],
  OCCURRED_TIME: ['`2340`', 'time-rounded'],
  LOCATION: ['Block', 'block-wrong', 'address-typing-error'],
  GEOMETRY: ['`POINT (-68.9 41.6)`', 'place-missing'],
  INJURY: ['FATAL, NON-FATAL or NO INJURY', 'death-not-told'],
  VICTIM_AGE: ['Years of the person hit', 'age-off', 'age-impossible', 'missing'],
  VICTIM_SEX: ['M or F', 'sex-wrong', 'missing'],
  VICTIM_RACE: ['B, W, H, A, O', 'race-differs', 'missing'],
} as const

/** The sheriff’s export: a row is a person hit, or an incident where nobody was. */
export const sheriffShootings = table({
  path: 'sheriff/shootings.csv',
  about:
    'Shootings and shots fired from the sheriff’s system; a row is a person hit, or an incident with nobody hit',
  columns,
  rowDirt: ['recorded-twice', 'sent-again', 'entered-late', 'death-not-told'],
  rows: (world, dirt) => sentAgain(dirt, rowsOf(world, dirt)),
})

function* rowsOf(world: World, dirt: Dirt): Iterable<Row<keyof typeof columns>> {
  for (const shooting of world.life.shootings) {
    const known = world.cases.ofShooting(shooting.id)
    if (shooting.agency !== 'sheriff' || known === null) continue
    for (const number of known.twin === null ? [known.number] : [known.number, known.twin]) {
      if (number === known.twin) dirt.note('recorded-twice')
      const late = enteredAt(dirt, known.reported) > world.calendar.extracted
      const befell = dirt.take()
      if (late) continue
      for (const victim of shooting.victims.length > 0 ? shooting.victims : [null]) {
        const of = { shooting: shooting.id, ...(victim && { victim: victim.person }) }
        const cells = cellsOf(world, dirt, shooting, victim, number)
        yield { cells, of, record: number, dirt: [...befell, ...dirt.take()] }
      }
    }
  }
}

function cellsOf(world: World, dirt: Dirt, shooting: Shooting, victim: Victim | null, number: string) {
  const { calendar, life } = world
  const at = dirt.befalls('time-rounded') ? Math.round(shooting.at / 15) * 15 : shooting.at
  const place = writePlace(world, dirt, shooting.block)
  const person = victim && life.people[victim.person]!
  const unknown = place.latitude === '' || place.latitude === '0'
  return {
    REPORT_NUMBER: number,
    OCCURRED_DATE: namedDay(calendar.day(at)),
    OCCURRED_TIME: calendar.clock(at).replace(':', ''),
    LOCATION: place.address,
    GEOMETRY: unknown ? '' : `POINT (${place.longitude} ${place.latitude})`,
    INJURY:
      victim === null ? 'NO INJURY' : knownDead(world, dirt, victim, shooting.at) ? 'FATAL' : 'NON-FATAL',
    VICTIM_AGE: person ? writeAge(dirt, person, shooting.at, calendar) : '',
    VICTIM_SEX: person ? writeSex(dirt, person) : '',
    VICTIM_RACE: person ? writeRace(dirt, person) : '',
  }
}
