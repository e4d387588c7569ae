import type { Category, Purpose, Role } from '#contract'

/**
 * Who acts, for whom and why: everything row-level security and the policies look at. Made only by
 * platform/access from a live session, by a job from the actor recorded when it was asked for, or by
 * `systemActor` for the platform's own work.
 */
export interface Actor {
  readonly personId: string
  readonly name: string
  readonly agencyId: number
  readonly roles: readonly Role[]
  readonly permissions: ReadonlySet<string>
  /** Agencies whose records may be seen; today the person's own. */
  readonly agencies: readonly number[]
  readonly categories: readonly Category[]
  readonly purpose: Purpose
}

/** What a read or write was about, for the audit row: never contents, only which record and fields. */
export interface Subject {
  readonly type: string
  readonly id?: string
  readonly fields?: readonly string[]
  /** How many records an answer held. */
  readonly count?: number
}
