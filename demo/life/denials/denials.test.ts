import { beforeAll, describe, expect, test } from 'vitest'
import { Chance } from '../../chance/index.ts'
import { buildCity } from '../../city/index.ts'
import { DAY } from '../calendar.ts'
import { openMarket } from '../guns/index.ts'
import { shares } from '../guns/testing.ts'
import type { MarketRecord } from '../market.ts'
import { Register } from '../people/register.ts'

const DAYS = 1_826
const NETWORK = 6_000

/** The trade of a small city's places with the people of a large one, where nobody ever shoots. */
function traded(): MarketRecord & { readonly people: Register['list'] } {
  const chance = new Chance('denials')
  const small = buildCity(chance, 'small')
  const city = {
    ...small,
    blocks: small.blocks.map((block) => ({ ...block, population: block.population * 15 })),
  }
  const people = new Register(city, chance)
  for (let i = 0; i < NETWORK; i++) {
    const id = people.create({ age: [16, 45] })
    if (i % 3 === 0 && people.age(id, 0) > 20) people.list[id]!.prohibited = { since: -500 * DAY, by: 'g1' }
  }
  const market = openMarket(city, people, chance, DAYS)
  market.advance(DAYS * DAY)
  return { ...market.close([], []), people: people.list }
}

describe('denials', () => {
  let life: ReturnType<typeof traded>
  beforeAll(() => {
    life = traded()
  })

  test('every denied person was prohibited then for that reason, unless it was overturned', () => {
    for (const { person, at, prohibitor, overturned } of life.denials) {
      const { prohibited } = life.people[person]!
      if (overturned !== null) expect(overturned).toBeGreaterThan(at)
      else expect(prohibited?.by === prohibitor && prohibited.since <= at).toBe(true)
    }
    expect(life.denials.some(({ overturned }) => overturned !== null)).toBe(true)
  })

  test('reasons come in the shares that the FBI counted, where somebody was not known for violence before', () => {
    const first = life.denials.filter(({ repeatOf, person }) => repeatOf === null && person >= NETWORK)
    const reason = shares(first, ({ prohibitor }) => prohibitor)
    const counted = { g1: 0.585, g2: 0.096, g3: 0.082, g8: 0.043, g9: 0.103, state: 0.049, n: 0.02 } as const
    for (const [prohibitor, share] of Object.entries(counted))
      expect(Math.abs(reason(prohibitor as keyof typeof counted) - share)).toBeLessThan(0.05)
    expect(reason('g4') + reason('g5')).toBeGreaterThan(0.005)
  })

  test('a delayed denial names a gun that was handed over before, and most of those come back', () => {
    const delayed = life.denials.filter(({ kind }) => kind === 'delayed')
    expect(delayed.length / life.denials.length).toBeGreaterThan(0.025)
    const back = delayed.filter(({ gun, person, at }) => {
      const { moves } = life.guns[gun!]!
      expect(moves.some((move) => move.hand === 'sale' && move.toPerson === person && move.at < at)).toBe(
        true,
      )
      return life.recoveries.some((recovery) => recovery.gun === gun && recovery.at > at)
    })
    expect(back.length / delayed.length).toBeGreaterThan(0.5)
    expect(life.denials.every(({ kind, gun }) => (kind === 'delayed') === (gun !== null))).toBe(true)
  })

  test('an attempt again is by the same person, later, after a denial that stood', () => {
    const again = life.denials.filter(({ repeatOf }) => repeatOf !== null)
    for (const { repeatOf, person, at } of again) {
      const before = life.denials[repeatOf!]!
      expect([before.person, before.overturned]).toEqual([person, null])
      expect(before.at).toBeLessThan(at)
    }
    expect(again.length / life.denials.length).toBeGreaterThan(0.1)
  })

  test('nine in ten notices come within a day, and some of the denied go by another name', () => {
    const within = life.denials.filter(({ at, noticed }) => noticed - at <= DAY).length
    expect(within / life.denials.length).toBeGreaterThan(0.9)
    expect(within).toBeLessThan(life.denials.length)
    expect(
      life.denials.filter(({ person }) => life.people[person]!.aliases.length > 0).length,
    ).toBeGreaterThan(50)
  })

  test('some are found with a gun after all', () => {
    const found = life.denials.filter(
      ({ person, at, kind }) =>
        kind === 'standard' &&
        life.recoveries.some(({ possessor, at: taken }) => possessor === person && taken > at),
    )
    expect(found.length).toBeGreaterThan(5)
  })
})
