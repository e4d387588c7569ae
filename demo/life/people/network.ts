import { type Chance, logNormal, Weighted } from '../../chance/index.ts'
import type { City } from '../../city/types.ts'
import { AGE_EDGES, fitted } from '../../fit/index.ts'
import { BEGINS_SINCE_1900, YEAR_DAYS } from '../calendar.ts'
import type { Ground } from '../ground.ts'
import type { Race } from '../types.ts'
import { groupsOf } from './groups.ts'
import { networkHomes } from './homes.ts'
import { prohibit } from './prohibited.ts'
import { Register } from './register.ts'
import { tieTogether } from './ties.ts'

/** Of the city's people, who is in the network within which most victims and shooters are found. */
const SHARE_IN_NETWORK = 0.02
const RACES: readonly Race[] = ['black', 'hispanic', 'white', 'asian', 'other']
const RACE_WEIGHTS = new Weighted([0.56, 0.23, 0.16, 0.03, 0.02])

/** The risk network: everybody in it comes first in the register. */
export interface Network {
  readonly register: Register
  /** Number of people in it; ids from 0. */
  readonly size: number
  /** How likely each is to be drawn into violence, relative to each other; few carry most. */
  readonly risk: Float64Array
  /** People of the network by home block. */
  readonly byBlock: ReadonlyMap<number, readonly number[]>
}

/**
 * About a fiftieth of the people: in groups, kin, friends, partners and arrested together. Ages in the middle of
 * the life are those of victims in Philadelphia and Chicago.
 */
export function network(city: City, ground: Ground, days: number, chance: Chance): Network {
  const own = chance.stream('network')
  const register = new Register(city, own)
  const people = city.blocks.reduce((sum, { population }) => sum + population, 0)
  const groups = groupsOf(city, ground, people, own)
  const ages = new Weighted(fitted.ages)
  const homes = networkHomes(city)
  const bornAt = () => {
    const band = ages.draw(own)
    const age = own.between(AGE_EDGES[band]!, AGE_EDGES[band + 1]!)
    return BEGINS_SINCE_1900 + Math.floor(days / 2 - age * YEAR_DAYS)
  }
  for (const { id, size, blocks } of groups) {
    for (let i = 0; i < size; i++) {
      const block = own.happens(0.6) ? own.pick(blocks) : homes.draw(own)
      enter(register, own, { born: bornAt(), block, group: id, female: 0.04 })
    }
  }
  const size = Math.round(people * SHARE_IN_NETWORK)
  while (register.list.length < size) {
    enter(register, own, { born: bornAt(), block: homes.draw(own), group: null, female: 0.16 })
  }
  register.groups.push(...groups.map(({ id, name, blocks }) => group(register, id, name, blocks)))
  const byBlock = homesOf(register)
  tieTogether(register, ground, byBlock, own)
  prohibit(register, own)
  return { register, size: register.list.length, risk: risks(register, own), byBlock }
}

function enter(
  register: Register,
  chance: Chance,
  as: { born: number; block: number; group: number | null; female: number },
) {
  // Brothers, sisters and cousins are entered after each other.
  const before = register.list.at(-1)
  const kin = before !== undefined && before.group === as.group && chance.happens(0.22)
  const id = register.enter({
    born: as.born,
    block: kin && chance.happens(0.5) ? before.block : as.block,
    group: as.group,
    sex: chance.happens(as.female) ? 'female' : 'male',
    race: kin ? before.race : RACES[RACE_WEIGHTS.draw(chance)]!,
    aliases: register.aliases(),
    ...(kin && { family: before.family }),
  })
  if (kin) register.tie(before.id, id, 'kin')
}

function group(register: Register, id: number, name: string, blocks: readonly number[]) {
  const members = register.list.filter((person) => person.group === id).map((person) => person.id)
  return { id, name, blocks, members }
}

function homesOf({ list }: Register): Map<number, number[]> {
  const byBlock = new Map<number, number[]>()
  for (const { id, block } of list) {
    const there = byBlock.get(block!)
    if (there) there.push(id)
    else byBlock.set(block!, [id])
  }
  return byBlock
}

function risks({ list }: Register, chance: Chance): Float64Array {
  return Float64Array.from(list, ({ group, sex }) => {
    const own = logNormal(chance, 1, 0.75)
    return own * (group === null ? 1 : 4) * (sex === 'female' ? 0.5 : 1)
  })
}
