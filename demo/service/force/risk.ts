import { normal, poisson, type Chance } from '../../chance/index.ts'
import type { Roster } from './roster.ts'

/**
 * The causal model of an officer's latent risk, known because it is planted. In each half-year:
 *
 *   raw = trait + life shocks + critical incidents + fatigue + weak supervision + inexperience − help
 *   risk = (raw − mean of the force) / deviation of the force
 *
 * A life shock adds `shock` and fades by `fading` each half-year; so do critical incidents. Fatigue is a
 * drifting state that nights make worse. A weak supervisor adds `weak` to everybody who answers to them.
 * Inexperience fades over eight years. Counselling and a course of de-escalation take their `help` away
 * for two half-years after they are had. Outcomes then follow from exposure × exp(slope × risk): see
 * `OUTCOMES`. Nothing here depends on unit, district, sex or race: a model that finds those found exposure.
 */
export const CAUSES = {
  trait: 0.75,
  shock: 1.1,
  shocksPerHalfYear: 0.045,
  critical: 0.28,
  fading: 0.55,
  fatigue: 0.3,
  weak: 0.5,
  inexperience: 0.4,
  help: { counselling: 0.6, deEscalation: 0.3 },
} as const

const HALF_YEAR = 182.625 * 1440

export interface Traits {
  readonly trait: number
  readonly shocks: number[]
  shock: number
  critical: number
  fatigue: number
  /** Half-years for which help still works, and how much. */
  helped: { until: number; by: number }
  readonly risk: number[]
}

export function traitsOf(chance: Chance, roster: Roster): Traits[] {
  return roster.members.map(() => ({
    trait: CAUSES.trait * normal(chance),
    shocks: [],
    shock: 0,
    critical: 0,
    fatigue: normal(chance),
    helped: { until: -1, by: 0 },
    risk: [],
  }))
}

/** Who an officer answers to and when they work, for one half-year. */
export interface Setting {
  readonly supervisorWeak: boolean
  readonly nights: boolean
}

/** Risk of each officer who serves in half-year `half`, written to their traits; others get 0. */
export function riskIn(
  chance: Chance,
  half: number,
  roster: Roster,
  traits: readonly Traits[],
  settings: ReadonlyMap<number, Setting>,
): void {
  const raw = new Map<number, number>()
  traits.forEach((state, id) => {
    const shocks = poisson(chance, CAUSES.shocksPerHalfYear)
    state.fatigue = 0.6 * state.fatigue + 0.8 * normal(chance)
    state.shock = CAUSES.fading * state.shock + CAUSES.shock * shocks
    const setting = settings.get(id)
    if (setting) {
      if (shocks > 0) state.shocks.push(half)
      raw.set(id, rawRisk(state, setting, half, roster.members[id]!.hired))
    }
    state.critical *= CAUSES.fading
  })
  const values = [...raw.values()]
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length
  const deviation = Math.sqrt(
    values.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / values.length,
  )
  traits.forEach((state, id) => {
    const value = raw.get(id)
    state.risk.push(value === undefined ? 0 : Math.round((1000 * (value - mean)) / deviation) / 1000)
  })
}

function rawRisk(state: Traits, { supervisorWeak, nights }: Setting, half: number, hired: number): number {
  const years = (half * HALF_YEAR - hired) / (2 * HALF_YEAR)
  return (
    state.trait +
    state.shock +
    state.critical +
    CAUSES.fatigue * (state.fatigue + (nights ? 0.5 : 0)) +
    (supervisorWeak ? CAUSES.weak : 0) +
    CAUSES.inexperience * Math.max(0, 1 - Math.max(0, years) / 8) -
    (state.helped.until >= half ? state.helped.by : 0)
  )
}
