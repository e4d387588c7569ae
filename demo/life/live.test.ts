import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { Chance } from '../chance/index.ts'
import { buildCity, type City } from '../city/index.ts'
import { planPrograms } from '../service/index.ts'
import type { Program } from '../service/types.ts'
import { DAY } from './calendar.ts'
import { live, liveWith } from './live.ts'
import { everybodyArmed } from './stand-in.ts'
import type { Life } from './types.ts'

/** The city is the slow part: one for all seeds, of which each lives another life in it. */
const city = buildCity(new Chance(1), 'small')
const programs = planPrograms(city, new Chance(1))
const lives = [1, 2, 3, 4, 5].map((seed) => live(city, programs, new Chance(seed), 'small'))
const everyLife = (check: (life: Life) => void) => lives.forEach(check)
const bytes = (life: Life) => createHash('sha256').update(JSON.stringify(life)).digest('hex')

test('the same chance gives the same bytes, and another one another life', () => {
  expect(bytes(live(city, programs, new Chance(2), 'small'))).toBe(bytes(lives[1]!))
  expect(new Set(lives.map(bytes)).size).toBe(lives.length)
})

test('identifiers are positions, and times never go back', () => {
  everyLife((life) => {
    for (const list of [life.people, life.groups, life.guns, life.shootings, life.alerts, life.arrests]) {
      list.forEach(({ id }, i) => expect(id).toBe(i))
    }
    for (const list of [life.shootings, life.alerts, life.arrests]) {
      for (let i = 1; i < list.length; i++) expect(list[i]!.at).toBeGreaterThanOrEqual(list[i - 1]!.at)
    }
  })
})

test('nobody shoots, is shot or is arrested once dead, and nobody dies twice', () => {
  everyLife(({ people, shootings, arrests }) => {
    const died = new Map<number, number>()
    for (const { at, victims, shooters } of shootings) {
      for (const { person } of shooters) expect(people[person]!.died ?? Infinity).toBeGreaterThan(at)
      for (const victim of victims) {
        expect(shooters.map(({ person }) => person)).not.toContain(victim.person)
        expect(died.has(victim.person)).toBe(false)
        if (victim.died === null) continue
        expect(victim.died).toBeGreaterThanOrEqual(at)
        died.set(victim.person, victim.died)
      }
    }
    for (const { id, died: when } of people) expect(when).toBe(died.get(id) ?? null)
    for (const { person, at } of arrests) expect(people[person]!.died ?? Infinity).toBeGreaterThanOrEqual(at)
  })
})

test('a shooting is of the kind its victims make it, and follows from an earlier one', () => {
  everyLife(({ shootings, days }) => {
    for (const { at, kind, victims, shooters, sparkedBy, id } of shootings) {
      const fatal = victims.some(({ died }) => died !== null)
      expect(kind).toBe(fatal ? 'fatal' : victims.length > 0 ? 'nonfatal' : 'no-injury')
      expect(at).toBeGreaterThanOrEqual(0)
      expect(at).toBeLessThan(days * DAY)
      expect(shooters.length).toBeGreaterThan(0)
      for (const { rounds } of shooters) expect(rounds).toBeGreaterThan(0)
      expect(new Set(victims.map(({ person }) => person)).size).toBe(victims.length)
      if (sparkedBy === null) continue
      expect(sparkedBy).toBeLessThan(id)
      expect(shootings[sparkedBy]!.at).toBeLessThan(at)
    }
  })
})

test('arrests are of those who shot, or of those from whom a gun was taken', () => {
  everyLife(({ arrests, shootings, recoveries, people, days }) => {
    for (const { person, at, shooting, recovery, disposition, disposed } of arrests) {
      if (shooting !== null) {
        expect(shootings[shooting]!.shooters.map((shooter) => shooter.person)).toContain(person)
        expect(shootings[shooting]!.at).toBeLessThan(at)
      }
      if (recovery !== null) expect(recoveries[recovery]!.possessor).toBe(person)
      expect(disposed === null).toBe(disposition === 'pending')
      expect(disposed ?? at).toBeGreaterThanOrEqual(at)
      expect(disposed ?? 0).toBeLessThan(days * DAY)
      expect(people[person]).toBeDefined()
    }
  })
})

test('ties join two people once, groups hold their members, and feuds are between two groups', () => {
  everyLife(({ people, ties, groups, feuds }) => {
    expect(new Set(ties.map(({ a, b }) => `${a}/${b}`)).size).toBe(ties.length)
    for (const { a, b } of ties) expect(a < b && b < people.length).toBe(true)
    for (const { id, members } of groups) {
      for (const member of members) expect(people[member]!.group).toBe(id)
    }
    for (const { groups: pair, from, to } of feuds) {
      expect(pair[0]).toBeLessThan(pair[1])
      expect(from).toBeLessThan(to)
    }
  })
})

test('an alert that a shot made is near it and in its minute', () => {
  everyLife(({ alerts, shootings }) => {
    for (const { shooting, x, y, at } of alerts) {
      if (shooting === null) continue
      const shot = shootings[shooting]!
      expect(shot.at).toBe(at)
      expect(Math.hypot(shot.x - x, shot.y - y)).toBeLessThan(150)
    }
  })
})

test('what happens lies at its block, or past the limits in the files of other agencies', () => {
  everyLife(({ shootings }) => {
    for (const { x, y, block, agency } of shootings) {
      const { centre, ring } = city.blocks[block]!
      const reach = Math.max(...ring.map((corner) => Math.hypot(corner.x - centre.x, corner.y - centre.y)))
      const away = Math.hypot(x - centre.x, y - centre.y)
      if (agency === 'police') expect(away).toBeLessThanOrEqual(reach + 1)
      else expect(['neighbour', 'sheriff']).toContain(agency)
    }
    expect(shootings.some(({ agency }) => agency === 'police')).toBe(true)
  })
})

/** A city's people packed into the small town for a year: enough shootings for shares to settle. */
function crowded(): City {
  const blocks = city.blocks.map((block) => ({ ...block, population: block.population * 15 }))
  return { ...city, blocks }
}

const lived = (plan: readonly Program[], seed: number) =>
  liveWith(everybodyArmed, crowded(), plan, new Chance(seed), 'small')

test('the rates of the first year are those of a city with much violence, a fifth above its mean', () => {
  const { shootings, days } = lived([], 1)
  const years = days / 365.25
  const hit = shootings.filter(({ victims }) => victims.length > 0)
  const victims = hit.flatMap((shooting) => shooting.victims)
  expect(hit.length / years).toBeGreaterThan(250)
  expect(hit.length / years).toBeLessThan(370)
  expect((shootings.length - hit.length) / years).toBeGreaterThan(900)
  expect((shootings.length - hit.length) / years).toBeLessThan(1_250)
  expect(victims.filter(({ died }) => died !== null).length / victims.length).toBeCloseTo(0.19, 1)
  expect(hit.filter(({ indoors }) => indoors).length / hit.length).toBeCloseTo(0.12, 1)
})

test('a program that halves the rate halves the shootings of its blocks', () => {
  const blocks = city.blocks.filter(({ id }) => id % 2 === 0).map(({ id }) => id)
  const program = (effect: number): Program => ({ ...programs[0]!, blocks, from: 0, to: null, effect })
  const there = new Set(blocks)
  const within = (effect: number) =>
    lived([program(effect)], 1).shootings.filter(({ block }) => there.has(block)).length
  const ratio = within(0.5) / within(1)
  expect(ratio).toBeGreaterThan(0.4)
  expect(ratio).toBeLessThan(0.6)
})

test('a program that would add shootings is refused', () => {
  expect(() => lived([{ ...programs[0]!, effect: 1.2 }], 1)).toThrow(/above 0 and at most 1: 1.2/)
})
