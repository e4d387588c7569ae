import { Weighted, type Chance } from '../chance/index.ts'
import type { Area, Block, Place, PlaceKind } from './types.ts'
import {
  BAR_FIRST,
  BAR_LAST,
  BAR_SECOND,
  DEALER_FIRST,
  DEALER_LAST,
  FUEL,
  HOSPITALS,
} from './words/places.ts'

interface Wanted {
  readonly kind: PlaceKind
  readonly count: number
  /** How likely a block has one; 0 never. */
  readonly weight: (block: Block) => number
  readonly name: (chance: Chance, block: Block, nth: number) => string
}

/** Schools, bars, dealers and the rest, at most one of a kind to a block; names differ within a kind. */
export function placesOf(
  chance: Chance,
  blocks: readonly Block[],
  districts: readonly Area[],
  parks: readonly number[],
  quarterOf: (block: Block) => string,
): Place[] {
  const people = blocks.reduce((sum, block) => sum + block.population, 0)
  const places: Place[] = []
  for (const wanted of [...stations(districts), ...kinds(people, quarterOf)]) {
    const draw = chance.stream(`${wanted.kind}-${wanted.count}-${places.length}`)
    const weights = blocks.map(wanted.weight)
    if (!weights.some((weight) => weight > 0)) continue
    const names = new Set<string>()
    const weighted = new Weighted(weights)
    const taken = new Set<number>()
    for (let nth = 0, tries = 0; nth < wanted.count && tries < 40 * wanted.count + 40; tries++) {
      const block = blocks[weighted.draw(draw)]!
      const name = wanted.name(draw, block, nth)
      if (taken.has(block.id) || names.has(name)) continue
      taken.add(block.id)
      names.add(name)
      places.push({ id: places.length, kind: wanted.kind, name, block: block.id, point: block.centre })
      nth++
    }
  }
  const named = new Set<string>()
  for (const id of parks) {
    const block = blocks[id]!
    const first = `${quarterOf(block)} Park`.replace('Park Park', 'Park')
    const name = named.has(first) ? `${streetOf(block)} Green` : first
    if (named.has(name)) continue
    named.add(name)
    places.push({ id: places.length, kind: 'park', name, block: id, point: block.centre })
  }
  return places
}

const streetOf = ({ address }: Block) => address.replace(/^\d+ block /, '')
const rootOf = (block: Block) => streetOf(block).replace(/ \w+$/, '')

function stations(districts: readonly Area[]): Wanted[] {
  return districts.map(({ id, name }) => ({
    kind: 'police-station',
    count: 1,
    weight: (block) => (block.district === id && block.population > 0 ? 0.05 + block.activity : 0),
    name: () => `${name} Station`,
  }))
}

function kinds(people: number, quarterOf: (block: Block) => string): Wanted[] {
  const per = (each: number) => Math.max(1, Math.round(people / each))
  const homes = (block: Block) => (block.population > 0 ? block.population : 0)
  const busy = (block: Block) => (block.population > 0 ? block.activity * block.activity : 0)
  return [
    {
      kind: 'hospital',
      count: Math.min(3, per(200_000)),
      weight: busy,
      name: (_, __, nth) => HOSPITALS[nth]!,
    },
    {
      kind: 'court',
      count: 1,
      weight: (block) => (block.activity > 0.5 ? 1 : 0.0001),
      name: () => 'Harrow County Courthouse',
    },
    {
      kind: 'school',
      count: per(5200),
      weight: homes,
      name: (_, block, nth) =>
        nth < people / 60_000
          ? `${quarterOf(block)} High School`
          : nth < people / 22_000
            ? `${rootOf(block)} Middle School`
            : `${rootOf(block)} Elementary School`,
    },
    {
      kind: 'community-centre',
      count: per(20_000),
      weight: homes,
      name: (_, block) => `${rootOf(block)} Community Center`,
    },
    {
      kind: 'bar',
      count: per(2400),
      weight: (block) => busy(block) * (1 + block.activity),
      name: (chance) => `${chance.pick(BAR_FIRST)} ${chance.pick(BAR_SECOND)} ${chance.pick(BAR_LAST)}`,
    },
    {
      kind: 'gas-station',
      count: per(5000),
      weight: busy,
      name: (chance, block) => `${chance.pick(FUEL)}, ${streetOf(block)}`,
    },
    {
      kind: 'dealer',
      count: per(13_300),
      weight: (block) => busy(block) * (1.1 - block.hardship),
      name: (chance) => `${chance.pick(DEALER_FIRST)} ${chance.pick(DEALER_LAST)}`,
    },
  ]
}
