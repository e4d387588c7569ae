import type { Shooting, Victim } from '../../life/types.ts'
import { isoDay, usDay } from '../calendar.ts'
import type { Dirt } from '../dirt/index.ts'
import { writeAge, writeRace, writeSex } from '../people/index.ts'
import { sentAgain, table, type Row } from '../table/index.ts'
import type { World } from '../world/index.ts'
import { enteredAt, writeDay, writePlace, writeWhen } from '../writing.ts'
import {
  guessedAge,
  knownDead,
  statusOf,
  suspectsOf,
  weaponOf,
  writeCircumstance,
  writePremise,
  writeWound,
  type WrittenSuspect,
} from './incident.ts'

const columns = {
  CASE_NO: ['Record number, `22-0034871`; two numbers for an event that was written up twice'],
  OCC_DATE: ['Day, month first', 'midnight-day', 'date-other-format'],
  OCC_TIME: ['Time, 24 hours', 'time-rounded', 'time-missing'],
  REPORTED_AT: ['When it was reported, `03/04/2022 23:40`', 'date-other-format'],
  ENTERED_ON: ['Day on which a clerk entered the row', 'entered-late'],
  BLOCK: ['Block', 'block-wrong', 'address-typing-error'],
  DISTRICT: ['Police district'],
  BEAT: ['Beat'],
  LATITUDE: ['Middle of the block', 'place-missing'],
  LONGITUDE: ['Middle of the block', 'place-missing'],
  IN_OUT: ['INSIDE or OUTSIDE', 'missing'],
  PREMISE: ['Kind of place', 'missing'],
  OFFENSE: ['HOMICIDE or AGG ASSAULT - FIREARM, by what the record knows'],
  CIRCUMSTANCE: ['NIBRS code; 10 is unknown'],
  CASE_STATUS: ['How the case stands'],
  VICTIM_NO: ['Number of the victim within the case'],
  VIC_AGE: ['Years', 'age-off', 'age-impossible', 'missing'],
  VIC_SEX: ['M or F', 'sex-wrong', 'missing'],
  VIC_RACE: ['Race and ethnicity in one word', 'race-differs', 'missing'],
  FATAL: ['Y or N', 'death-not-told'],
  WOUND: ['Part of the body', 'wound-differs', 'missing'],
  SUSPECT_NO: ['Number of the suspect within the case; empty when there is none'],
  SUS_AGE: ['Years of those arrested, a band of those described'],
  SUS_SEX: ['M or F', 'sex-wrong', 'missing'],
  SUS_RACE: ['Race and ethnicity in one word', 'race-differs', 'missing'],
  SUS_STATUS: ['DESCRIBED, ARRESTED, CHARGED, CONVICTED, ACQUITTED'],
  WEAPON: ['HANDGUN, RIFLE, SHOTGUN', 'missing'],
} as const

type Cells = Record<keyof typeof columns, string>

/** The record system’s extract: a row is a victim for every suspect of the case. */
export const policeShootings = table({
  path: 'police/shootings.csv',
  about:
    'Shootings with people hit, from the records system of the city police; a row is a victim for every suspect',
  columns,
  rowDirt: ['recorded-twice', 'sent-again', 'sent-again-changed', 'entered-late', 'death-not-told'],
  rows: (world, dirt) => sentAgain(dirt, rowsOf(world, dirt)),
})

function* rowsOf(world: World, dirt: Dirt): Iterable<Row<keyof Cells>> {
  for (const shooting of world.life.shootings) {
    const known = world.cases.ofShooting(shooting.id)
    if (shooting.agency !== 'police' || shooting.victims.length === 0 || known === null) continue
    yield* caseRows(world, dirt, shooting, known.number)
    if (known.twin === null) continue
    dirt.note('recorded-twice')
    yield* caseRows(world, dirt, shooting, known.twin)
  }
}

function* caseRows(world: World, dirt: Dirt, shooting: Shooting, number: string): Iterable<Row<keyof Cells>> {
  const incident = incidentCells(world, dirt, shooting, number)
  if (incident === null) return
  const suspects = suspectsOf(world, dirt, shooting)
  const written = suspects.map((suspect, index) => suspectCells(world, dirt, shooting, suspect, index))
  const shared = dirt.take()
  for (const [index, victim] of shooting.victims.entries()) {
    const before = dirt.befalls('sent-again-changed')
    const cells = victimCells(world, dirt, shooting, victim, index)
    const befell = [...shared, ...dirt.take()]
    for (const [place, suspect] of (written.length > 0 ? written : [nobody]).entries()) {
      const of = {
        shooting: shooting.id,
        victim: victim.person,
        ...(suspects[place] && { suspect: suspects[place].person }),
      }
      const row = { cells: { ...incident, ...cells, ...suspect }, of, record: number, dirt: befell }
      // As it was sent first: nobody taken yet, and whoever died later still alive.
      if (before) yield { ...row, cells: { ...row.cells, ...nobody, CASE_STATUS: 'OPEN', FATAL: 'N' } }
      yield row
    }
  }
}

function incidentCells(world: World, dirt: Dirt, shooting: Shooting, number: string) {
  const { reported } = world.cases.ofShooting(shooting.id)!
  const entered = enteredAt(dirt, reported)
  if (entered > world.calendar.extracted) {
    dirt.take()
    return null
  }
  const when = writeWhen(world, dirt, shooting.at, usDay)
  const place = writePlace(world, dirt, shooting.block)
  return {
    CASE_NO: number,
    OCC_DATE: when.date,
    OCC_TIME: when.time,
    REPORTED_AT: `${writeDay(dirt, world.calendar.day(reported), usDay)} ${world.calendar.clock(reported)}`,
    ENTERED_ON: isoDay(world.calendar.day(entered)),
    BLOCK: place.address,
    DISTRICT: place.district,
    BEAT: place.beat,
    LATITUDE: place.latitude,
    LONGITUDE: place.longitude,
    IN_OUT: dirt.orMissing(shooting.indoors ? 'INSIDE' : 'OUTSIDE', 0.5),
    PREMISE: writePremise(dirt, shooting),
    OFFENSE: '',
    CIRCUMSTANCE: writeCircumstance(dirt, shooting),
    CASE_STATUS: statusOf(world, dirt, shooting),
    WEAPON: dirt.orMissing(weaponOf(world, shooting)),
  }
}

function victimCells(world: World, dirt: Dirt, { at }: Shooting, victim: Victim, index: number) {
  const person = world.life.people[victim.person]!
  const dead = knownDead(world, dirt, victim, at)
  return {
    OFFENSE: dead ? 'HOMICIDE' : 'AGG ASSAULT - FIREARM',
    VICTIM_NO: String(index + 1),
    VIC_AGE: writeAge(dirt, person, at, world.calendar),
    VIC_SEX: writeSex(dirt, person),
    VIC_RACE: writeRace(dirt, person, 'word'),
    FATAL: dead ? 'Y' : 'N',
    WOUND: writeWound(dirt, victim),
  }
}

const nobody = { SUSPECT_NO: '', SUS_AGE: '', SUS_SEX: '', SUS_RACE: '', SUS_STATUS: '' }

function suspectCells(
  { life, calendar }: World,
  dirt: Dirt,
  { at }: Shooting,
  { person: id, arrest, status }: WrittenSuspect,
  index: number,
) {
  const person = life.people[id]!
  const age = calendar.age(person.born, at)
  return {
    SUSPECT_NO: String(index + 1),
    SUS_AGE: arrest ? String(age) : guessedAge(dirt, age),
    SUS_SEX: writeSex(dirt, person),
    SUS_RACE: writeRace(dirt, person, 'word'),
    SUS_STATUS: status,
  }
}
