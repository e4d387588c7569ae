import { beforeAll, describe, expect, test } from 'vitest'
import { DAY } from '../calendar.ts'
import type { Gun, Life } from '../types.ts'
import { firstSale } from './index.ts'
import { lived, shares } from './testing.ts'

const YEARS = 1_826 / 365.25
const MONTH = 30.4375 * DAY

describe('a city of 600,000 through five years', () => {
  let life: Life
  beforeAll(() => {
    life = lived(1, 'city')
  })
  const recovered = (): Gun[] => life.recoveries.map(({ gun }) => life.guns[gun]!)
  const found = () =>
    life.traces
      .filter(({ outcome }) => outcome === 'purchaser')
      .map(({ recovery }) => {
        const { gun, at } = life.recoveries[recovery]!
        return { recovered: at, sale: firstSale(life.guns[gun]!, at)! }
      })
  const within = (value: number, low: number, high: number) => {
    expect(value).toBeGreaterThan(low)
    expect(value).toBeLessThan(high)
  }

  test('as many guns, traces, denials and exhibits as a city of much violence has', () => {
    within(life.recoveries.length / YEARS, 1_100, 1_320)
    within(life.traces.length / life.recoveries.length, 0.9, 0.97)
    within(life.denials.length / YEARS, 290, 370)
    within(life.exhibits.length, 11_000, 19_000)
    within(life.dealers.length, 85, 120)
  })

  test('a third of shootings or so share a gun with another', () => {
    const by = new Map<number, Set<number>>()
    for (const { id, shooters } of life.shootings)
      for (const { gun } of shooters) by.set(gun, (by.get(gun) ?? new Set()).add(id))
    const linked = life.shootings.filter(({ shooters }) => shooters.some(({ gun }) => by.get(gun)!.size > 1))
    within(linked.length / life.shootings.length, 0.25, 0.4)
  })

  test('times to crime fall into bands as in all states, 2020 to 2023', () => {
    const limits = [3, 7, 12, 24, 36, Infinity]
    const band = shares(found(), ({ recovered: at, sale }) =>
      limits.findIndex((limit) => (at - sale.at) / MONTH < limit),
    )
    for (const [i, share] of [0.098, 0.085, 0.083, 0.148, 0.103, 0.483].entries())
      within(band(i), share - 0.035, share + 0.035)
  })

  test('types and calibres are those of traced guns, near enough', () => {
    const type = shares(recovered(), (gun) => gun.type)
    within(type('pistol'), 0.72, 0.86)
    within(type('revolver'), 0.04, 0.1)
    within(type('rifle'), 0.06, 0.13)
    within(type('shotgun'), 0.02, 0.07)
    const calibre = shares(recovered(), (gun) => gun.calibre)
    within(calibre('9mm Luger'), 0.45, 0.58)
    within(calibre('.40 S&W'), 0.08, 0.14)
  })

  test('privately made guns and conversion devices become more', () => {
    const half = life.recoveries.length / 2
    const early = recovered().slice(0, half)
    const late = recovered().slice(half)
    const count = (guns: readonly Gun[], is: (gun: Gun) => boolean) => guns.filter(is).length
    const assembled = ({ made }: Gun) => made === 'privately'
    expect(count(late, assembled)).toBeGreaterThan(count(early, assembled))
    expect(count(life.guns.slice(-3_000), (gun) => gun.conversionDevice)).toBeGreaterThan(
      count(life.guns.slice(0, 3_000), (gun) => gun.conversionDevice),
    )
    within(count(recovered(), assembled) / life.recoveries.length, 0.025, 0.08)
  })

  test('traces answer in about nine days, urgent ones within one, and four of five find a purchaser', () => {
    const outcome = shares(life.traces, (trace) => trace.outcome)
    within(outcome('purchaser'), 0.72, 0.84)
    for (const other of [
      'dealer-out-of-business',
      'record-missing',
      'too-old',
      'serial-problem',
      'not-enough',
      'privately-made',
      'pending',
    ] as const)
      expect(outcome(other)).toBeGreaterThan(0.001)
    const answered = life.traces.filter((trace) => trace.answered !== null)
    const days = answered
      .filter(({ urgent }) => !urgent)
      .map((trace) => (trace.answered! - trace.requested) / DAY)
    within(days.reduce((sum, each) => sum + each, 0) / days.length, 8, 11)
    for (const { urgent, requested, answered: at } of answered)
      if (urgent) expect(at! - requested).toBeLessThan(DAY)
  })

  test('the largest dealers have the most traces, and the careless more than their size would bring', () => {
    const traced = shares(found(), ({ sale }) => sale.dealer)
    const near = life.dealers.filter(({ place }) => place !== null)
    const [largest] = [...near].sort((a, b) => b.volume - a.volume)
    const rank = [...near].sort((a, b) => traced(b.id) - traced(a.id)).indexOf(largest!)
    expect(rank).toBeLessThan(4)
    const rate = (careless: boolean) => {
      const those = near.filter((dealer) => dealer.careless === careless)
      const sum = (of: (dealer: (typeof near)[number]) => number) =>
        those.reduce((all, dealer) => all + of(dealer), 0)
      return sum(({ id }) => traced(id)) / sum(({ volume }) => volume)
    }
    expect(rate(true)).toBeGreaterThan(1.3 * rate(false))
    expect(life.dealers.filter(({ careless }) => careless).length).toBeGreaterThan(2)
  })

  test('rings of straw purchasers, stolen lots and routes from other states can be read in the moves', () => {
    const buyers = new Map<number, number>()
    for (const { moves } of life.guns) {
      const bought = moves.find(({ hand }) => hand === 'straw-purchase')
      if (bought) buyers.set(bought.toPerson!, (buyers.get(bought.toPerson!) ?? 0) + 1)
    }
    expect([...buyers.values()].filter((count) => count >= 5).length).toBeGreaterThan(10)
    const lots = shares(life.guns, ({ moves }) => moves.find(({ hand }) => hand === 'theft-dealer')?.at)
    expect(
      life.guns.some(({ moves }) =>
        moves.some(({ hand, at }) => hand === 'theft-dealer' && lots(at) * life.guns.length >= 5),
      ),
    ).toBe(true)
    const state = shares(found(), ({ sale }) => life.dealers[sale.dealer]!.state)
    const home = life.dealers.find(({ place }) => place !== null)!.state
    within(state(home), 0.6, 0.86)
  })

  test('some of the denied have fired at somebody, before or after', () => {
    const fired = new Set(life.shootings.flatMap(({ shooters }) => shooters.map(({ person }) => person)))
    within(life.denials.filter(({ person }) => fired.has(person)).length / life.denials.length, 0.06, 0.25)
  })

  test('a unit that is short of people falls behind, and catches up when it has more', () => {
    const waited = (fromYear: number, toYear: number) => {
      const days = life.exhibits
        .filter(
          ({ acquired, agency, received }) =>
            acquired !== null &&
            agency === 'police' &&
            received! >= fromYear * 365 * DAY &&
            received! < toYear * 365 * DAY,
        )
        .map(({ acquired, received }) => (acquired! - received!) / DAY)
        .sort((a, b) => a - b)
      return days[Math.floor(days.length / 2)]!
    }
    expect(waited(0, 0.4)).toBeLessThan(4)
    expect(waited(1.9, 2.3)).toBeGreaterThan(20)
    expect(waited(3.2, 5)).toBeLessThan(4)
  })
})
