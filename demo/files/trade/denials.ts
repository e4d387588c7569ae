import type { Denial, Prohibitor } from '../../life/types.ts'
import { compactDay } from '../calendar.ts'
import type { Dirt } from '../dirt/index.ts'
import { bodyOf, writeBirth, writeName, writeRace, writeSex } from '../people/index.ts'
import { table, type Row } from '../table/index.ts'
import type { World } from '../world/index.ts'
import { stamp, writeAddress } from '../writing.ts'

const columns = {
  NTN: ['Transaction number of the check'],
  NOTICE: ['DENIAL, or REVERSAL when it was overturned: the second notice about the same number'],
  SENT: ['When the notice was sent, month first, 12-hour clock'],
  DENIED_AT: ['When the purchase was denied'],
  KIND: ['STANDARD, or DELAYED when the gun had been handed over'],
  CATEGORY: ['Category of the national check system: A1 felony, A2 indictment, B to J', 'missing'],
  NAM: ['`FAMILY, GIVEN`', 'names-swapped', 'name-typing-error', 'nickname', 'family-name-changed'],
  SEX: ['M or F', 'sex-wrong', 'missing'],
  RAC: ['B, W, H, A, O', 'race-differs', 'missing'],
  DOB: ['`19920304`', 'birth-missing', 'age-for-birth', 'birth-mistyped', 'birth-day-month-swapped'],
  HGT: ['Feet and inches in three digits', 'missing'],
  WGT: ['Pounds', 'missing'],
  ADDRESS: ['Block of the home as told to the dealer', 'address-typing-error', 'missing'],
  DEALER_LICENCE: ['Where it was tried'],
  DEALER_NAME: ['Name of the dealer'],
  DEALER_STATE: ['State of the dealer'],
  TRANSFERRED: ['Y when a gun was handed over'],
} as const

const CATEGORY: Readonly<Record<Prohibitor, string>> = {
  g1: 'A1',
  g2: 'B',
  g3: 'C',
  g4: 'D',
  g5: 'E',
  g6: 'F',
  g7: 'G',
  g8: 'H',
  g9: 'I',
  n: 'A2',
  state: 'J',
}

/** Notices of denied purchases, and of those that were overturned. */
export const denialNotices = table({
  path: 'police/denial-notices.csv',
  about: 'Notices of denied gun purchases; a row is a notice',
  columns,
  rowDirt: ['sent-again-changed'],
  rows: rowsOf,
})

function* rowsOf(world: World, dirt: Dirt): Iterable<Row<keyof typeof columns>> {
  const { life, calendar } = world
  const notices = life.denials.flatMap((denial) => [
    { denial, at: denial.noticed, reversal: false },
    ...(denial.overturned === null ? [] : [{ denial, at: denial.overturned, reversal: true }]),
  ])
  for (const { denial, at, reversal } of notices.sort((a, b) => a.at - b.at)) {
    if (at > calendar.extracted) continue
    const cells = cellsOf(world, dirt, denial, at, reversal)
    if (reversal) dirt.note('sent-again-changed')
    yield { cells, of: { denial: denial.id, person: denial.person }, record: cells.NTN }
  }
}

function cellsOf(world: World, dirt: Dirt, denial: Denial, sent: number, reversal: boolean) {
  const { life, calendar, city } = world
  const person = life.people[denial.person]!
  const dealer = life.dealers[denial.dealer]!
  const name = writeName(dirt, person)
  const body = bodyOf(person)
  const home = person.block === null ? '' : writeAddress(dirt, city.blocks[person.block]!)
  return {
    NTN: `1${String(denial.id + 1).padStart(6, '0')}${compactDay(calendar.day(denial.at)).slice(2, 4)}`,
    NOTICE: reversal ? 'REVERSAL' : 'DENIAL',
    SENT: stamp(world, sent),
    DENIED_AT: stamp(world, denial.at),
    KIND: denial.kind.toUpperCase(),
    CATEGORY: dirt.orMissing(CATEGORY[denial.prohibitor], 0.5),
    NAM: `${name.family}, ${name.given}`,
    SEX: writeSex(dirt, person),
    RAC: writeRace(dirt, person),
    DOB: writeBirth(dirt, person, denial.at, calendar, compactDay),
    HGT: dirt.orMissing(body.height),
    WGT: dirt.orMissing(body.weight),
    ADDRESS: dirt.orMissing(home),
    DEALER_LICENCE: dealer.licence,
    DEALER_NAME: dealer.name.toUpperCase(),
    DEALER_STATE: dealer.state,
    TRANSFERRED: denial.gun === null ? 'N' : 'Y',
  }
}
