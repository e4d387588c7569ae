import { exponential, logNormal, Weighted, type Chance } from '../../chance/index.ts'
import type { OfficerEvent, OfficerEventKind } from '../types.ts'
import type { Duty } from './duty.ts'

interface Outcome {
  readonly kind: OfficerEventKind
  /** Expected number in a month of average risk, from what the officer met in it. */
  readonly rate: (duty: Duty) => number
  /** How steeply it rises with risk: the logarithm of the factor for one standard deviation. */
  readonly slope: number
  readonly details: readonly (readonly [detail: string, weight: number])[]
}

/**
 * Expected outcomes a month are rate(exposure) × exp(slope × risk − slope² / 2). Levels are near those of
 * published records of large forces: about half a report of force and a third of a complaint a year for an
 * officer on patrol. Commendations follow the work alone.
 */
export const OUTCOMES: readonly Outcome[] = [
  {
    kind: 'force',
    rate: ({ stops, arrests }) => 0.021 * arrests + 0.0009 * stops,
    slope: 0.5,
    details: [['takedown', 31], ['strike', 17], ['handcuffs, pain', 16], ['taser', 11], ['chemical spray', 5], ['firearm pointed', 16], ['impact weapon', 2], ['firearm discharged', 0.6], ['dog', 1.4]],
  },
  {
    kind: 'complaint',
    rate: ({ calls, stops, arrests }) => 0.004 + 0.000_2 * calls + 0.000_95 * stops + 0.0058 * arrests,
    slope: 0.7,
    details: [['discourtesy', 26], ['excessive force', 20], ['search or arrest', 19], ['neglect of duty', 21], ['bias', 6], ['off-duty conduct', 5], ['property', 3]],
  },
  { kind: 'sick-leave', rate: () => 0.13, slope: 0.16, details: [['1 day', 44], ['2 days', 24], ['3 days', 13], ['5 days', 10], ['10 days', 6], ['30 days', 3]] },
  { kind: 'pursuit', rate: ({ stops, calls }) => 0.0006 * stops + 0.000_03 * calls, slope: 0.35, details: [['ended by officer', 46], ['ended by supervisor', 24], ['driver stopped', 30]] },
  { kind: 'at-fault-crash', rate: ({ calls, stops }) => 0.000_05 * calls + 0.0002 * stops, slope: 0.3, details: [['minor damage', 74], ['vehicle out of service', 21], ['somebody hurt', 5]] },
  { kind: 'late-report', rate: ({ calls, arrests }) => 0.0004 * calls + 0.011 * arrests, slope: 0.45, details: [['arrest report', 38], ['force report', 14], ['incident report', 48]] },
  { kind: 'commendation', rate: ({ calls, arrests }) => 0.012 + 0.000_16 * calls + 0.006 * arrests, slope: 0, details: [['letter from the public', 40], ['unit citation', 38], ['lifesaving', 8], ['commissioner’s letter', 14]] },
  { kind: 'critical-incident', rate: ({ calls }) => 0.000_035 * calls, slope: 0, details: [['death of a child', 18], ['suicide attended', 44], ['fatal crash attended', 38]] },
] // prettier-ignore

const MAKERS = new Map(
  OUTCOMES.map(({ kind, details }) => [kind, new Weighted(details.map(([, weight]) => weight))]),
)

export function detailOf(chance: Chance, { kind, details }: Outcome): string {
  return details[MAKERS.get(kind)!.draw(chance)]![0]
}

type Ending = Pick<OfficerEvent, 'finding' | 'decided'>

const FINDINGS = new Weighted([1.5, 43, 17, 38.5])
const NAMES = ['sustained', 'not-sustained', 'exonerated', 'unfounded'] as const
const DAY = 1440

/**
 * How a complaint ends. What is sustained takes longest, and is the likelier the more there is to it: it
 * follows the officer's risk only weakly, as in published records.
 */
export function ending(chance: Chance, at: number, risk: number, end: number): Ending {
  const sustained = chance.happens(0.055 * Math.exp(0.25 * risk))
  const finding = sustained ? 'sustained' : NAMES[FINDINGS.draw(chance)]!
  const median = finding === 'sustained' ? 330 : finding === 'unfounded' ? 110 : 190
  const decided = at + Math.round(logNormal(chance, median, 0.55) * DAY)
  return decided > end ? { finding: 'pending', decided: null } : { finding, decided }
}

/** Complaints come in some days after what they are about, in office hours mostly. */
export function filed(chance: Chance, at: number): number {
  const day = Math.floor((at + exponential(chance, 6) * DAY) / DAY)
  return day * DAY + (chance.happens(0.8) ? chance.whole(8 * 60, 17 * 60) : chance.whole(0, DAY - 1))
}
