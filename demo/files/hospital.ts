import { exponential } from '../chance/index.ts'
import type { Shooting, Victim } from '../life/types.ts'
import { usDay } from './calendar.ts'
import type { Dirt } from './dirt/index.ts'
import { writeAge, writeSex } from './people/index.ts'
import { table, type Row, type TrueThing } from './table/index.ts'
import type { World } from './world/index.ts'
import { writeAddress, writeDay } from './writing.ts'

const columns = {
  ENTRY: ['Number in the register, `GW-00001`; no number of the patient leaves the hospital'],
  ARRIVED: ['Day of arrival, month first', 'date-other-format'],
  ARRIVED_AT: ['Time of day, 24 hours', 'time-rounded'],
  INJURED_AT: ['Time of day as told', 'time-rounded', 'missing'],
  PLACE: [
    'Where it happened, as told: a block, a kind of place, or nothing',
    'address-typing-error',
    'missing',
  ],
  WEAPON: ['GUN, HANDGUN, RIFLE or UNKNOWN GUN'],
  ASSAILANTS: ['How many, as told', 'missing'],
  INTENT: ['ASSAULT, UNINTENTIONAL, SELF-INFLICTED, UNDETERMINED', 'missing'],
  TOLD_POLICE: ['Whether the patient had told the police: Y, N', 'missing'],
  AGE: ['Years', 'age-off', 'age-impossible', 'missing'],
  SEX: ['M or F', 'sex-wrong', 'missing'],
  MODE: ['AMBULANCE, PRIVATE VEHICLE, WALK-IN, POLICE'],
  OUTCOME: ['DISCHARGED, ADMITTED, DIED IN HOSPITAL, TRANSFERRED'],
} as const

interface Visit {
  readonly at: number
  readonly shooting: Shooting
  readonly victim: Victim
}

/** People who die at once are not brought in. */
const AT_SCENE = 20
/** Gunshot wounds that nobody else caused, for each visit of somebody who was shot at. */
const OTHER_WOUNDS = 0.08

/** The emergency department’s register of gunshot wounds: place, time, weapon, and nobody’s identity. */
export const gunshotRegister = table({
  path: 'hospital/gunshot-register.csv',
  about:
    'Gunshot wounds at the emergency department without identities, after the Cardiff model; a row is an arrival',
  columns,
  rowDirt: ['never-recorded', 'not-an-event'],
  rows: rowsOf,
})

function* rowsOf(world: World, dirt: Dirt): Iterable<Row<keyof typeof columns>> {
  let count = 0
  const entry = (cells: Omit<Record<keyof typeof columns, string>, 'ENTRY'>, of: TrueThing) => {
    const ENTRY = `GW-${String(++count).padStart(5, '0')}`
    return { cells: { ENTRY, ...cells }, of, record: ENTRY }
  }
  for (const visit of visitsOf(world, dirt)) {
    if (dirt.befalls('never-recorded')) {
      dirt.take()
      continue
    }
    const of = { shooting: visit.shooting.id, victim: visit.victim.person }
    yield entry(cellsOf(world, dirt, visit), of)
    if (!dirt.chance.happens(OTHER_WOUNDS)) continue
    dirt.note('not-an-event')
    const other = cellsOf(world, dirt, visit)
    const intent = dirt.chance.pick(['UNINTENTIONAL', 'UNINTENTIONAL', 'SELF-INFLICTED'])
    const at = visit.at + dirt.chance.whole(30, 8_000)
    if (at <= world.calendar.extracted)
      yield entry({ ...other, ...arrival(world, dirt, at), INTENT: intent, ASSAILANTS: '0' }, {})
  }
}

function visitsOf({ life, calendar }: World, dirt: Dirt): Visit[] {
  const visits = life.shootings.flatMap((shooting) =>
    shooting.victims
      .filter(({ died }) => died === null || died - shooting.at > AT_SCENE)
      .map((victim) => ({
        at: shooting.at + 8 + Math.round(exponential(dirt.chance, 25)),
        shooting,
        victim,
      })),
  )
  return visits.filter(({ at }) => at <= calendar.extracted).sort((a, b) => a.at - b.at)
}

const arrival = ({ calendar }: World, dirt: Dirt, at: number) => ({
  ARRIVED: writeDay(dirt, calendar.day(at), usDay),
  ARRIVED_AT: calendar.clock(dirt.befalls('time-rounded') ? Math.round(at / 15) * 15 : at),
})

function cellsOf(world: World, dirt: Dirt, { at, shooting, victim }: Visit) {
  const { life, calendar, city } = world
  const { chance } = dirt
  const person = life.people[victim.person]!
  const told = dirt.befalls('time-rounded') ? Math.round(shooting.at / 30) * 30 : shooting.at
  const place = chance.happens(0.7)
    ? writeAddress(dirt, city.blocks[shooting.block]!)
    : chance.pick(['STREET', 'OUTSIDE A STORE', 'FRIENDS HOUSE', 'PARK', 'DOES NOT WANT TO SAY'])
  return {
    ...arrival(world, dirt, at),
    INJURED_AT: dirt.orMissing(calendar.clock(told), 3),
    PLACE: dirt.orMissing(place, 4),
    WEAPON: chance.pick(['GUN', 'HANDGUN', 'UNKNOWN GUN', 'GUN']),
    ASSAILANTS: dirt.orMissing(String(Math.max(1, shooting.shooters.length)), 8),
    INTENT: dirt.orMissing(chance.happens(0.85) ? 'ASSAULT' : 'UNDETERMINED', 2),
    TOLD_POLICE: dirt.orMissing(chance.happens(0.75) ? 'Y' : 'N', 4),
    AGE: writeAge(dirt, person, shooting.at, calendar),
    SEX: writeSex(dirt, person),
    MODE: chance.pick(['AMBULANCE', 'AMBULANCE', 'PRIVATE VEHICLE', 'WALK-IN', 'POLICE']),
    OUTCOME: victim.died !== null ? 'DIED IN HOSPITAL' : outcomeOf(dirt, victim),
  }
}

const outcomeOf = ({ chance }: Dirt, { wound }: Victim): string =>
  wound === 'torso' || wound === 'head'
    ? chance.pick(['ADMITTED', 'ADMITTED', 'TRANSFERRED'])
    : chance.pick(['DISCHARGED', 'DISCHARGED', 'ADMITTED'])
