import { expect, test } from 'vitest'
import { Chance } from '../chance/index.ts'
import { buildCity } from '../city/index.ts'
import type { Life, Motive, Person, Shooting } from '../life/types.ts'
import { planPrograms, serve, type Officer, type OfficerEvent } from './index.ts'

const DAY = 1440
const MONTH = (365.25 / 12) * DAY

/** As much of a life as the services read, with shootings anywhere. */
function lifeOf(chance: Chance, blocks: number, days: number, events: number): Life {
  const people = Array.from({ length: 400 }, (_, id): Person => ({
    id, given: 'A', family: 'B', born: 35_000 + 20 * id, sex: 'male', race: 'other', block: 0, group: null, aliases: [], died: null,
    prohibited: id % 3 === 0 ? { since: 0, by: 'g1' } : null,
  })) // prettier-ignore
  const times = Array.from({ length: events }, () => chance.whole(0, days * DAY - 1)).sort((a, b) => a - b)
  const motives: Motive[] = ['feud', 'argument', 'robbery', 'domestic', 'unknown']
  const shootings = times.map((at, id): Shooting => {
    const kind = chance.happens(0.2) ? 'fatal' : chance.happens(0.5) ? 'nonfatal' : 'no-injury'
    const victims = kind === 'no-injury' ? [] : [{ person: chance.whole(0, 399), wound: 'limb' as const, died: kind === 'fatal' ? at : null }] // prettier-ignore
    return {
      id, at, block: chance.whole(0, blocks - 1), x: 0, y: 0, indoors: false, kind, motive: chance.pick(motives), victims,
      shooters: [{ person: chance.whole(0, 399), gun: 0, rounds: 3 }], sparkedBy: null, agency: 'police',
    } // prettier-ignore
  })
  const guns: Life['guns'] = [
    { id: 0, type: 'pistol', make: 'X', model: 'Y', calibre: '9', importer: null, country: 'US', serial: null, made: 'privately', obliterated: 'no', conversionDevice: false, marks: 1, moves: [] },
  ] // prettier-ignore
  return {
    begins: '2021-11-01', days, people, shootings, guns, ties: [], groups: [], feuds: [], dealers: [], alerts: [], exhibits: [],
    recoveries: [], traces: [], denials: [], arrests: [],
  } // prettier-ignore
}

function served(seed: string, scale: 'small' | 'city') {
  const chance = new Chance(seed)
  const city = buildCity(chance, scale)
  const days = scale === 'small' ? 365 : 1826
  const life = lifeOf(chance.stream('stub'), city.blocks.length, days, scale === 'small' ? 150 : 2600)
  const programs = planPrograms(city, chance)
  return { city, life, days, ...serve(city, life, programs, chance) }
}

const big = served('alder-bay', 'city')

const inOrder = (times: readonly number[]) => times.every((time, i) => i === 0 || times[i - 1]! <= time)
const serves = ({ hired, left }: Officer, at: number) => hired <= at && (left === null || at < left)

test('programs lie in blocks of the city, share none of their kind, and some do nothing', () => {
  const { programs, city } = big
  const local = programs.filter(({ blocks }) => blocks.length < city.blocks.length)
  const all = local.flatMap(({ blocks }) => blocks)
  expect(new Set(all).size).toBe(all.length)
  expect(local.filter(({ effect }) => effect < 1).length).toBeGreaterThan(2)
  expect(local.filter(({ effect }) => effect === 1).length).toBeGreaterThan(1)
  for (const { from, to, blocks } of programs) {
    expect(from).toBeGreaterThan(0)
    expect(to === null || to > from).toBe(true)
    expect(blocks.length).toBeGreaterThan(0)
  }
})

test('the force has about 1,350 officers at any time, and everybody answers to somebody of a higher rank', () => {
  const { officers, days } = big
  for (const at of [0, 400 * DAY, days * DAY - 1]) {
    const there = officers.filter((officer) => serves(officer, at))
    expect(Math.abs(there.length - 1350)).toBeLessThan(30)
    for (const officer of there) {
      const now = officer.assignments.filter(({ from, to }) => from <= at && (to === null || at < to))
      expect(now).toHaveLength(1)
    }
  }
  const ranks = ['officer', 'sergeant', 'lieutenant', 'captain']
  for (const officer of officers.filter(({ left }) => left === null)) {
    const supervisor = officers[officer.assignments.at(-1)!.supervisor]!
    expect(supervisor.left).toBeNull()
    const above = ranks.indexOf(supervisor.rank) - ranks.indexOf(officer.rank)
    expect(above > 0 || supervisor.id === 0).toBe(true)
  }
})

test('assignments follow each other without overlap, and events fall in the time of service', () => {
  const { officers, officerEvents, days } = big
  for (const { assignments, hired } of officers) {
    expect(assignments[0]!.from).toBe(hired)
    for (let i = 1; i < assignments.length; i++) expect(assignments[i]!.from).toBe(assignments[i - 1]!.to)
  }
  expect(inOrder(officerEvents.map(({ at }) => at))).toBe(true)
  expect(officerEvents.filter(({ officer, at }) => !serves(officers[officer]!, at))).toEqual([])
  const complaints = officerEvents.filter(({ kind }) => kind === 'complaint')
  for (const { at, finding, decided } of complaints) {
    expect(finding === 'pending').toBe(decided === null)
    if (decided !== null) expect(decided > at && decided <= days * DAY).toBe(true)
  }
  const sustained = complaints.filter(({ finding }) => finding === 'sustained').length
  expect(sustained / complaints.length).toBeGreaterThan(0.03)
  expect(sustained / complaints.length).toBeLessThan(0.12)
})

/** Events of a kind an officer has per exposure of a kind in months [from, to). */
function tally(kind: OfficerEvent['kind'], from: number, to: number) {
  const counts = new Float64Array(big.officers.length)
  const met = new Float64Array(big.officers.length)
  for (const { officer, at, kind: one } of big.officerEvents) {
    if (one === kind && at >= from * MONTH && at < to * MONTH) counts[officer]!++
  }
  for (const { officer, month, arrests } of big.exposures) {
    if (month >= from && month < to) met[officer]! += arrests
  }
  return { counts, met }
}

test('at equal exposure the planted risk brings more complaints and force; across units exposure hides it', () => {
  for (const kind of ['complaint', 'force'] as const) {
    const { counts, met } = tally(kind, 12, 18)
    const risky = big.officers.filter(({ risk, id }) => met[id]! > 5 && risk[2]! > 0.8)
    const calm = big.officers.filter(({ risk, id }) => met[id]! > 5 && risk[2]! < -0.8)
    const rate = (group: readonly Officer[]) =>
      group.reduce((sum, { id }) => sum + counts[id]!, 0) / group.reduce((sum, { id }) => sum + met[id]!, 0)
    expect(rate(risky) / rate(calm)).toBeGreaterThan(1.8)
  }
  const busy = big.officers.filter(({ assignments }) => assignments[0]!.unit === 'Violence Reduction Unit')
  const desk = big.officers.filter(({ assignments }) => assignments[0]!.unit === 'Training and Records')
  const { counts } = tally('force', 0, 24)
  const mean = (group: readonly Officer[], value: (officer: Officer) => number) =>
    group.reduce((sum, officer) => sum + value(officer), 0) / group.length
  expect(mean(busy, ({ id }) => counts[id]!)).toBeGreaterThan(5 * mean(desk, ({ id }) => counts[id]!))
  expect(Math.abs(mean(busy, ({ risk }) => risk[0]!) - mean(desk, ({ risk }) => risk[0]!))).toBeLessThan(0.6)
})

test('planted causes move risk as they say: shocks raise it, weak supervisors too', () => {
  const after = big.officers.flatMap(({ shocks, risk }) =>
    shocks.filter((half) => half > 0 && risk[half - 1] !== 0).map((half) => risk[half]! - risk[half - 1]!),
  )
  expect(after.reduce((sum, one) => sum + one, 0) / after.length).toBeGreaterThan(0.6)
  const under = (weak: boolean) => {
    const risks = big.officers
      .filter(
        ({ assignments, hired }) =>
          hired < 0 && big.officers[assignments[0]!.supervisor]!.weakSupervisor === weak,
      )
      .map(({ risk }) => risk[0]!)
    return risks.reduce((sum, one) => sum + one, 0) / risks.length
  }
  expect(under(true) - under(false)).toBeGreaterThan(0.25)
})

test('risk is standardised over the force in every half-year', () => {
  for (let half = 0; half < 10; half++) {
    const there = big.officers.map(({ risk }) => risk[half]!).filter((risk) => risk !== 0)
    const mean = there.reduce((sum, one) => sum + one, 0) / there.length
    const variance = there.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / there.length
    expect(mean).toBeCloseTo(0, 2)
    expect(variance).toBeCloseTo(1, 1)
  }
})

test('reviews follow shootings, recommendations follow reviews, and some owners slip', () => {
  const { reviews, recommendations, life, days } = big
  for (const { shooting, held, agencies, factors } of reviews) {
    expect(held).toBeGreaterThan(life.shootings[shooting]!.at)
    expect(agencies).toContain('police')
    expect(factors.length).toBeGreaterThan(0)
    expect(new Date(Date.parse('2021-11-01') + held * 60_000).getUTCDay()).toBe(3)
  }
  expect(inOrder(reviews.map(({ held }) => held))).toBe(true)
  for (const { review, due, closed, status } of recommendations) {
    expect(due).toBeGreaterThan(reviews[review]!.held)
    expect(closed !== null).toBe(status === 'done' || status === 'declined')
    if (closed !== null) expect(closed > reviews[review]!.held && closed < days * DAY).toBe(true)
  }
  const done = recommendations.filter(({ status }) => status === 'done')
  const late = done.filter(({ closed, due }) => closed! > due)
  expect(late.length / done.length).toBeGreaterThan(0.2)
  expect(late.length / done.length).toBeLessThan(0.8)
})

test('grants are drawn within what was awarded, and one was ended before its time', () => {
  for (const { awarded, drawn, from, endedEarly } of big.grants) {
    expect(drawn.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(awarded)
    expect(inOrder(drawn.map(({ at }) => at))).toBe(true)
    for (const { at } of drawn) expect(at > from && at < (endedEarly ?? Infinity)).toBe(true)
  }
  expect(big.grants.filter(({ endedEarly }) => endedEarly !== null)).toHaveLength(1)
})

test('teams answer shootings after they happened, while their program runs', () => {
  expect(big.responses.length).toBeGreaterThan(200)
  for (const { shooting, program, notified, arrived, offered, accepted } of big.responses) {
    const { at, kind } = big.life.shootings[shooting]!
    const { from, to } = big.programs[program]!
    expect(kind).not.toBe('no-injury')
    expect(at >= from && (to === null || at < to) && notified > at).toBe(true)
    expect(arrived === null || arrived > notified).toBe(true)
    expect(!accepted || offered).toBe(true)
    expect(!offered || arrived !== null).toBe(true)
  }
})

test('the same chance serves alike, another differs', () => {
  const [one, two, three] = ['x', 'x', 'y'].map((seed) => {
    const { officers, officerEvents, reviews, responses, grants } = served(seed, 'small')
    return JSON.stringify([officers, officerEvents, reviews, responses, grants])
  })
  expect(one).toBe(two)
  expect(three).not.toBe(one)
})
