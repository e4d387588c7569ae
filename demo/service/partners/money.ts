import { normal, type Chance } from '../../chance/index.ts'
import type { Grant, Program } from '../types.ts'

const DAY = 1440
const QUARTER = Math.round(365.25 / 4) * DAY

interface Source {
  readonly name: string
  readonly years: number
  /** Of what a program costs. */
  readonly share: number
}

const FEDERAL: Source = { name: 'Federal community violence grant', years: 3, share: 1 }
const STATE: Source = { name: 'State violence prevention fund', years: 2, share: 0.6 }
const FOUNDATION: Source = { name: 'Harrow Community Foundation', years: 1, share: 0.2 }
const CITY: Source = { name: 'City general fund', years: 1, share: 0.35 }

/** Dollars a place in a program costs a year. */
const COST: Readonly<Record<string, number>> = {
  'street-outreach': 11_000,
  'focused-deterrence': 9_000,
  'vacant-lot-greening': 2_600,
  'hot-spot-patrol': 21_000,
  'street-lighting': 1_500,
  'safe-passage': 3_200,
  'hospital-response': 6_500,
  'gun-buyback': 300,
}

/**
 * Grants that pay for programs, one after another while each runs. They are drawn by the quarter, slowly at
 * first; the largest federal one that runs late in the life is ended by its giver before its time.
 */
export function grantsOf(chance: Chance, programs: readonly Program[], days: number): Grant[] {
  const end = days * DAY
  const grants = programs.flatMap((program) => grantsFor(chance, program, end))
  const late = grants
    .filter(({ source, from, to }) => source === FEDERAL.name && from < 0.68 * end && to > 0.76 * end)
    .sort((a, b) => b.awarded - a.awarded)[0]
  return grants.map((grant, id) => {
    const endedEarly = grant === late ? Math.round(0.7 * days) * DAY : null
    return { id, ...grant, endedEarly, drawn: drawn(chance, grant, Math.min(endedEarly ?? end, end)) }
  })
}

type Awarded = Pick<Grant, 'program' | 'source' | 'awarded' | 'from' | 'to'>

function grantsFor(chance: Chance, { id, strategy, capacity, from, to }: Program, end: number): Awarded[] {
  const grants: Awarded[] = []
  const until = to ?? end
  let source = chance.pick([FEDERAL, STATE, CITY])
  for (let at = from - chance.whole(20, 70) * DAY; at < until;) {
    const needed = (COST[strategy] ?? 5_000) * capacity * source.years
    const awarded = Math.max(
      5_000,
      Math.round((needed * (0.35 + 0.4 * source.share) * Math.exp(0.15 * normal(chance))) / 5_000) * 5_000,
    )
    const last = at + source.years * 365 * DAY
    grants.push({ program: id, source: source.name, awarded, from: at, to: last })
    if (source.share < 1 && chance.happens(0.5)) {
      const other = FOUNDATION
      grants.push({
        program: id,
        source: other.name,
        awarded: Math.round(awarded / 20_000) * 5_000 + 5_000,
        from: at + 60 * DAY,
        to: at + 425 * DAY,
      })
    }
    at = last
    source = chance.pick([FEDERAL, STATE, FOUNDATION, CITY])
  }
  return grants
}

/** Quarterly claims, paid some weeks after the quarter; by the end 88 to 100 % is drawn if it is left to run. */
function drawn(chance: Chance, { awarded, from, to }: Awarded, until: number): Grant['drawn'] {
  const quarters = Math.max(1, Math.round((to - from) / QUARTER))
  const weights = Array.from(
    { length: quarters },
    (_, i) => (i === 0 ? 0.35 : i === 1 ? 0.75 : 1) * chance.between(0.7, 1.3),
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const used = chance.between(0.88, 1)
  return weights
    .map((weight, i) => ({
      at: from + (i + 1) * QUARTER + chance.whole(10, 50) * DAY,
      amount: Math.floor((awarded * used * weight) / total),
    }))
    .filter(({ at }) => at < until && at >= 0)
}
