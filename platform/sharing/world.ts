import type { AgencyKind, Category, Clearance, Purpose, Role } from '#contract'

/** A calendar date as `2027-05-01`; compares as text. */
type Day = string

export interface WorldPerson {
  readonly id: string
  readonly agencyId: number
  readonly agencyKind: AgencyKind
  readonly roles: readonly Role[]
  readonly purpose: Purpose
  readonly clearances: readonly {
    readonly kind: Clearance
    readonly signedOn: Day
    readonly expiresOn: Day
    readonly withdrawn: boolean
  }[]
}

export interface WorldAgreement {
  readonly id: string
  readonly parties: readonly { readonly agencyId: number; readonly accepted: boolean }[]
  readonly categories: readonly Category[]
  readonly purposes: readonly Purpose[]
  readonly upTo: 'open' | 'restricted'
  readonly fields: readonly string[] | null
  readonly reshare: boolean
  readonly approved: boolean
  readonly ended: boolean
  readonly startsOn: Day
  readonly expiresOn: Day
}

export interface WorldGrant {
  readonly id: string
  readonly agreementId: string
  readonly ownerAgency: number
  readonly grantedBy: number
  readonly viaId: string | null
  readonly toAgency: number | null
  readonly toCircle: string | null
  readonly category: Category
  readonly upTo: 'open' | 'restricted'
  readonly recordId: string | null
  readonly collectionId: string | null
  readonly fields: readonly string[] | null
  readonly purposes: readonly Purpose[] | null
  readonly reshare: boolean
  readonly revoked: boolean
  readonly expiresAt: Date | null
}

/**
 * Everything the rule of sharing looks at, as plain values: `decide()` needs no database. Only what concerns the
 * people and records asked about has to be in it.
 */
export interface World {
  readonly now: Date
  readonly today: Day
  readonly people: readonly WorldPerson[]
  readonly agreements: readonly WorldAgreement[]
  readonly grants: readonly WorldGrant[]
  readonly circles: readonly { readonly id: string; readonly members: readonly number[] }[]
  readonly collections: readonly {
    readonly id: string
    readonly ownerAgency: number
    readonly category: Category
    readonly closed: boolean
    readonly records: readonly string[]
  }[]
  readonly admissions: readonly {
    readonly collectionId: string
    readonly personId: string
    readonly startsAt: Date
    readonly endsAt: Date
    readonly withdrawn: boolean
  }[]
  readonly concerns: readonly {
    readonly recordId: string
    readonly ownerAgency: number
    readonly personId: string
  }[]
  readonly bases: readonly { readonly recordId: string; readonly reviewBy: Day }[]
}
