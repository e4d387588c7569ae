import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY } from '../calendar.ts'
import type { Life } from '../types.ts'
import { firstSale } from './index.ts'
import { lived, moveAt } from './testing.ts'

const SEEDS = { numRuns: 3, seed: 11, endOnFailure: true }
const everySeed = (holds: (life: Life) => void) =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => holds(remembered(seed))),
    SEEDS,
  )
const lives = new Map<number, Life>()
function remembered(seed: number): Life {
  const life = lives.get(seed) ?? lived(seed)
  lives.set(seed, life)
  return life
}
/** Whether nothing of a list is out of order or beyond the end, and numbers are places in it. */
const inOrder = (items: readonly { readonly id: number }[], at: (i: number) => number) =>
  items.every(({ id }, i) => id === i && (i === 0 || at(i - 1) <= at(i)))

test('a gun is made first, moves in order, and moves no more when it was destroyed or the life is over', () => {
  everySeed(({ guns, days }) => {
    for (const { moves, id } of guns) {
      expect(moves[0]!.hand).toBe('manufactured')
      expect(
        inOrder(
          moves.map((_, i) => ({ id: i })),
          (i) => moves[i]!.at,
        ),
        `gun ${id}`,
      ).toBe(true)
      const destroyed = moves.findIndex(({ hand }) => hand === 'destroyed')
      expect(destroyed === -1 || destroyed === moves.length - 1).toBe(true)
      expect(moves.at(-1)!.at).toBeLessThan(days * DAY)
    }
  })
})

test('who fires a gun has it in that minute, and nobody else fires it then', () => {
  everySeed(({ guns, shootings }) => {
    for (const { at, shooters } of shootings) {
      for (const { person, gun } of shooters) expect(moveAt(guns[gun]!, at).toPerson).toBe(person)
      expect(new Set(shooters.map(({ gun }) => gun)).size).toBe(shooters.length)
    }
  })
})

test('nobody takes a gun after their death or as a child, and nobody buys at a counter who may not', () => {
  everySeed(({ guns, people, denials }) => {
    const allowedTooSoon = new Set(denials.flatMap(({ gun }) => (gun === null ? [] : [gun])))
    for (const { moves, id } of guns) {
      for (const { at, toPerson, hand } of moves) {
        if (toPerson === null) continue
        const { born, died, prohibited } = people[toPerson]!
        expect(died === null || died >= at).toBe(true)
        const age = (44_499 + at / DAY - born) / 365.25
        const counter = hand === 'sale' || hand === 'straw-purchase'
        expect(age).toBeGreaterThan(counter ? 17.9 : 11)
        if (counter && !allowedTooSoon.has(id))
          expect(prohibited === null || prohibited.since > at).toBe(true)
      }
    }
  })
})

test('a gun is taken from who has it, and is then in nobody’s hands', () => {
  everySeed(({ guns, recoveries }) => {
    expect(inOrder(recoveries, (i) => recoveries[i]!.at)).toBe(true)
    for (const { gun, at, possessor } of recoveries) {
      const { moves } = guns[gun]!
      const taken = moves.findIndex((move) => move.hand === 'recovered' && move.at === at)
      expect(moves[taken]!.toPerson).toBeNull()
      if (possessor !== null) expect(moves[taken - 1]!.toPerson).toBe(possessor)
      expect(['returned', 'destroyed', undefined]).toContain(moves[taken + 1]?.hand)
    }
  })
})

test('every answer to a trace agrees with the life of the gun', () => {
  everySeed(({ guns, recoveries, traces, dealers }) => {
    expect(inOrder(traces, (i) => traces[i]!.requested)).toBe(true)
    for (const { recovery, outcome, requested, answered } of traces) {
      const { gun: id, at } = recoveries[recovery]!
      const gun = guns[id]!
      expect(requested).toBeGreaterThanOrEqual(at)
      expect(answered === null).toBe(outcome === 'pending')
      if (answered !== null) expect(answered).toBeGreaterThan(requested)
      if (outcome === 'privately-made') expect(gun.made).toBe('privately')
      if (outcome === 'serial-problem') expect(gun.obliterated).not.toBe('no')
      const sale = firstSale(gun, at)
      if (outcome === 'purchaser') {
        expect(gun.serial).not.toBeNull()
        expect(sale!.at).toBeLessThanOrEqual(at)
        expect(
          gun.moves.some(({ toPerson, at: then }) => toPerson === sale!.purchaser && then === sale!.at),
        ).toBe(true)
      }
      if (outcome === 'dealer-out-of-business') expect(dealers[sale!.dealer]!.closed).toBeLessThanOrEqual(at)
      if (outcome === 'too-old') expect(sale!.at).toBeLessThan(-52 * 365 * DAY)
    }
  })
})

test('exhibits come from guns at shootings they were fired in, or from guns that were taken, and go forward only', () => {
  everySeed(({ exhibits, shootings, recoveries, days }) => {
    expect(inOrder(exhibits, (i) => exhibits[i]!.collected)).toBe(true)
    for (const { kind, gun, shooting, recovery, collected, received, acquired } of exhibits) {
      if (kind === 'test-fire') expect(recoveries[recovery!]!.gun).toBe(gun)
      else {
        const fired = shootings[shooting!]!
        expect(fired.shooters.some((shooter) => shooter.gun === gun)).toBe(true)
        expect(collected).toBeGreaterThan(fired.at)
      }
      expect(received ?? Infinity).toBeGreaterThanOrEqual(collected)
      if (acquired !== null) expect(acquired).toBeGreaterThanOrEqual(received!)
      expect(Math.max(collected, received ?? 0, acquired ?? 0)).toBeLessThan(days * DAY)
    }
  })
})

test('serial numbers differ within a make and could be nobody’s', () => {
  everySeed(({ guns, dealers }) => {
    const numbered = guns.filter(({ serial }) => serial !== null)
    expect(new Set(numbered.map(({ make, serial }) => `${make} ${serial}`)).size).toBe(numbered.length)
    for (const { serial, made } of guns) {
      expect(serial === null).toBe(made === 'privately')
      if (serial !== null) expect(serial).toMatch(/^(Q|99)/)
    }
    for (const { licence } of dealers)
      expect(licence).toMatch(/^[1345689]-\d{2}-9\d{2}-0[12]-\d[A-HJ-M]-\d{5}$/)
  })
})

test('the same seed gives the same life of guns, and another seed another', () => {
  const hash = ({ guns, recoveries, exhibits, traces, denials, dealers }: Life) =>
    createHash('sha256')
      .update(JSON.stringify([guns, recoveries, exhibits, traces, denials, dealers]))
      .digest('hex')
  const one = hash(lived(5))
  expect(hash(lived(5))).toBe(one)
  for (const other of lives.values()) expect(hash(other)).not.toBe(one)
})
