import type { AgencyKind, Category, Clearance, Purpose, Role, Sensitivity } from '#contract'

/**
 * Who acts, for whom and why: everything row-level security and the policies look at. Made only by
 * platform/access from a live session, by a job from the actor recorded when it was asked for, or by
 * `systemActor` for the platform's own work.
 */
export interface Actor {
  readonly personId: string
  readonly name: string
  readonly agencyId: number
  readonly agencyKind: AgencyKind
  readonly roles: readonly Role[]
  readonly permissions: ReadonlySet<string>
  readonly clearances: readonly Clearance[]
  readonly purpose: Purpose
  /** Agencies whose records may be seen: the person's own, and those that share with it. */
  readonly agencies: readonly number[]
  /** Categories of which anything at all may be seen under this purpose, own or shared. */
  readonly categories: readonly Category[]
  /** Categories of which everything of the own agency may be seen, sealed records apart. */
  readonly ownCategories: readonly Category[]
  /** Categories in which records may be entered and changed. */
  readonly writableCategories: readonly Category[]
  /** What other agencies share, as far as category and purpose let this person see it. */
  readonly shared: readonly SharedScope[]
  /** Floors that open single records: `review` for meetings, `personnel` for records about the person. */
  readonly floors: readonly Category[]
  /** Whether single records were opened to the person or agency: kept sums do not know of those. */
  readonly seesNamed: boolean
}

/** Records of one label, shared whole or named one by one under a grant. */
export interface SharedScope {
  readonly ownerAgency: number
  readonly category: Category
  /** The most sensitive records it covers. */
  readonly upTo: Exclude<Sensitivity, 'sealed'>
  /** Parts of the records that are shared; null for all. */
  readonly fields: readonly string[] | null
  /** Null for a label that a floor narrows instead of an agreement. */
  readonly grantId: string | null
  /** Only records named in the grant or standing in its collection. */
  readonly named: boolean
}

/** What a read or write was about, for the audit row: which record and fields. */
export interface Subject {
  readonly type: string
  readonly id?: string
  readonly fields?: readonly string[]
  /** How many records an answer held. */
  readonly count?: number
  /** The agency that owns the record, so that its auditor finds what others did with it. */
  readonly owner?: number
  /** What a change held before and after; the audit keeps it encrypted under a key of the record. */
  readonly change?: { readonly before?: unknown; readonly after?: unknown }
}
