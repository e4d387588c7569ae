import { type Chance, normal, poisson, Weighted } from '../../chance/index.ts'
import type { City } from '../../city/types.ts'
import { DAY, dateOf } from '../calendar.ts'
import { onPavement } from '../ground.ts'
import type { GunshotAlert, Shooting } from '../types.ts'

/** Share of people in whose beats sensors listen: those with the most shootings to be expected. */
const COVERED = 0.2
const HEARD = { outdoors: 0.86, indoors: 0.12 }
/**
 * False alerts a year for every 1,000 people covered. Chicago's inspector general found evidence of a crime
 * behind 9.1 % of alerts; most of the rest is not known to be false, so fewer are planted.
 */
const FALSE_A_YEAR = 14
const ERROR_METRES = 22

/** What the sensors reported: shots heard in their area, and fireworks, cars and echoes. */
export function alertsOf(
  city: City,
  risk: Float64Array,
  shootings: readonly Shooting[],
  days: number,
  chance: Chance,
): GunshotAlert[] {
  const own = chance.stream('alerts')
  const covered = sensorArea(city, risk)
  const blocks = city.blocks.filter(({ beat }) => covered.has(beat))
  const inArea = new Set(blocks.map(({ id }) => id))
  const heard = shootings
    .filter(
      ({ block, indoors }) => inArea.has(block) && own.happens(indoors ? HEARD.indoors : HEARD.outdoors),
    )
    .map((shooting) => heardAs(shooting, own))
  const alerts = [...heard, ...falseOnes(blocks, days, own)].sort((a, b) => a.at - b.at || a.x - b.x)
  return alerts.map((alert, id) => ({ id, ...alert }))
}

/** Beats with sensors. */
export function sensorArea(city: City, risk: Float64Array): ReadonlySet<number> {
  const sums = new Map(city.beats.map(({ id }) => [id, { risk: 0, people: 0 }]))
  for (const { id, beat, population } of city.blocks) {
    const sum = sums.get(beat)!
    sum.risk += risk[id]! * population
    sum.people += population
  }
  const total = [...sums.values()].reduce((sum, { people }) => sum + people, 0)
  const covered = new Set<number>()
  let people = 0
  const worst = [...sums].sort(([, a], [, b]) => b.risk / (b.people || 1) - a.risk / (a.people || 1))
  for (const [beat, sum] of worst) {
    if (people >= COVERED * total) break
    covered.add(beat)
    people += sum.people
  }
  return covered
}

type Draft = Omit<GunshotAlert, 'id'>

function heardAs(shooting: Shooting, chance: Chance): Draft {
  const rounds = shooting.shooters.reduce((sum, shooter) => sum + shooter.rounds, 0)
  const missed = chance.happens(0.3) ? chance.whole(1, 1 + Math.floor(rounds / 3)) : 0
  return {
    at: shooting.at,
    x: near(shooting.x, chance),
    y: near(shooting.y, chance),
    rounds: Math.max(1, rounds - missed),
    shooting: shooting.id,
  }
}

function falseOnes(blocks: City['blocks'], days: number, chance: Chance): Draft[] {
  if (blocks.length === 0) return []
  const where = new Weighted(blocks.map(({ population }) => population + 1))
  const people = blocks.reduce((sum, { population }) => sum + population, 0)
  const found: Draft[] = []
  for (let day = 0; day < days; day++) {
    const mean = ((people / 1000) * FALSE_A_YEAR * fireworks(day)) / 365.25
    for (let n = poisson(chance, mean); n > 0; n--) {
      const { x, y } = onPavement(chance, blocks[where.draw(chance)]!)
      // Evenings and nights.
      const at = day * DAY + ((17 * 60 + chance.whole(0, 659)) % DAY)
      found.push({ at, x, y, rounds: chance.happens(0.5) ? 1 : chance.whole(2, 6), shooting: null })
    }
  }
  return found
}

/** Around the new year and the fourth of July the sensors hear little else. */
function fireworks(day: number): number {
  const { month, date } = dateOf(day)
  if ((month === 6 && date >= 3 && date <= 5) || (month === 0 && date === 1)) return 14
  return month === 5 && date > 20 ? 2 : month === 6 && date < 12 ? 3 : 0.8
}

const near = (value: number, chance: Chance) =>
  Math.round((value + normal(chance, 0, ERROR_METRES)) * 10) / 10
