import type { AgencyKey } from '../city/types.ts'
import type { Minute, Race, Sex } from '../life/types.ts'

/** The lives of officers, reviews and programs: what the confidential strategies work on. */

export interface Assignment {
  readonly from: Minute
  readonly to: Minute | null
  readonly unit: string
  readonly shift: 'day' | 'evening' | 'night'
  readonly district: number | null
  /** Officer who answers for this one; the chief's is the chief. */
  readonly supervisor: number
}

export interface Officer {
  readonly id: number
  readonly given: string
  readonly family: string
  readonly badge: string
  /** Days since 1900-01-01. */
  readonly born: number
  readonly sex: Sex
  readonly race: Race
  readonly hired: Minute
  readonly left: Minute | null
  /** At the end of the life, or when the officer left. */
  readonly rank: 'officer' | 'sergeant' | 'lieutenant' | 'captain'
  readonly assignments: readonly Assignment[]
  /**
   * Planted: latent risk by half-year (0 is the force's mean, in standard deviations; 0 too where the officer
   * was not on the force). Exposure is apart from it.
   */
  readonly risk: readonly number[]
  /** Planted: half-years in which something outside the job befell the officer. */
  readonly shocks: readonly number[]
  /** Planted: looks away; those who answer to this officer drift. */
  readonly weakSupervisor: boolean
}

export type OfficerEventKind =
  | 'force'
  | 'complaint'
  | 'sick-leave'
  | 'training'
  | 'pursuit'
  | 'at-fault-crash'
  | 'late-report'
  | 'critical-incident'
  | 'commendation'
  | 'counselling'

export interface OfficerEvent {
  readonly id: number
  readonly officer: number
  readonly at: Minute
  readonly kind: OfficerEventKind
  readonly detail: string
  /** Complaints only. */
  readonly finding: 'sustained' | 'not-sustained' | 'exonerated' | 'unfounded' | 'pending' | null
  readonly decided: Minute | null
}

/** How much an officer was exposed to in a month: without it busy officers look risky. */
export interface Exposure {
  readonly officer: number
  /** Twelfths of a year since the life began, from 0. */
  readonly month: number
  readonly calls: number
  readonly stops: number
  readonly arrests: number
}

export interface Review {
  readonly id: number
  readonly shooting: number
  readonly held: Minute
  readonly agencies: readonly AgencyKey[]
  readonly factors: readonly string[]
}

export interface Recommendation {
  readonly id: number
  readonly review: number
  readonly text: string
  readonly owner: AgencyKey
  readonly due: Minute
  readonly status: 'proposed' | 'accepted' | 'under-way' | 'done' | 'declined'
  readonly closed: Minute | null
}

export interface Program {
  readonly id: number
  readonly name: string
  readonly strategy: string
  readonly agency: AgencyKey
  readonly blocks: readonly number[]
  readonly from: Minute
  readonly to: Minute | null
  readonly capacity: number
  /** Planted: factor on the rate of shootings in its blocks while it runs; 1 is none. */
  readonly effect: number
}

export interface Grant {
  readonly id: number
  readonly program: number
  readonly source: string
  readonly awarded: number
  readonly from: Minute
  readonly to: Minute
  readonly drawn: readonly { readonly at: Minute; readonly amount: number }[]
  readonly endedEarly: Minute | null
}

/** A team's answer to a shooting. Names of participants never stand beside police records. */
export interface Response {
  readonly id: number
  readonly shooting: number
  readonly program: number
  readonly notified: Minute
  readonly arrived: Minute | null
  readonly offered: boolean
  readonly accepted: boolean
  readonly retaliationRisk: 'low' | 'medium' | 'high'
}

export interface Service {
  readonly officers: readonly Officer[]
  readonly officerEvents: readonly OfficerEvent[]
  readonly exposures: readonly Exposure[]
  readonly reviews: readonly Review[]
  readonly recommendations: readonly Recommendation[]
  readonly programs: readonly Program[]
  readonly grants: readonly Grant[]
  readonly responses: readonly Response[]
}
