import type { Calendar } from '#platform/calendar'

/** A recovered gun with what its trace says. Days are counted from 1970-01-01; null is not known. */
export interface Gun {
  readonly recoveryId: string
  readonly traceId: string | null
  /** Folded serial number. */
  readonly serial: string | null
  readonly make: string
  readonly model: string
  readonly handgun: boolean
  readonly obliterated: boolean
  readonly recoveredOn: number | null
  readonly boughtOn: number | null
  readonly days: number | null
  /** One person, under however many spellings: the lowest of their numbers. */
  readonly purchaser: number | null
  /** Whether somebody else than the purchaser had it; null where either is not known. */
  readonly otherHands: boolean | null
  /** What stays of the dealer’s licence through renewals. */
  readonly dealer: string | null
  readonly state: string | null
}

/** A handgun of a dealer’s report of a multiple sale. */
export interface ReportedSale {
  readonly report: string
  readonly dealer: string | null
  readonly on: number | null
  readonly serial: string | null
  readonly make: string
  /** Number under which traces know the purchaser; null where none was traced. */
  readonly purchaser: number | null
}

/** A gun that a dealer or an owner reported stolen or lost. */
export interface ReportedTheft {
  readonly kind: 'dealer' | 'owner' | 'other'
  readonly dealer: string | null
  readonly on: number | null
  readonly serial: string | null
  readonly make: string
}

export interface Dealer {
  readonly name: string
  readonly state: string | null
  /** Region, district and county of the licence. */
  readonly county: string | null
  readonly closedOn: number | null
}

/** Everything the rules look at, of one agency. */
export interface Facts {
  readonly guns: readonly Gun[]
  readonly sales: readonly ReportedSale[]
  readonly thefts: readonly ReportedTheft[]
  readonly dealers: ReadonlyMap<string, Dealer>
  /** Business days as dealers have them. */
  readonly calendar: Calendar
}

export type SubjectKind = 'dealer' | 'purchaser' | 'gun' | 'state' | 'theft' | 'model'

/** What a rule found. Its words stand as they were when it was found. */
export interface Found {
  /** The same finding of the next night has the same key. */
  readonly key: string
  readonly subject: { readonly kind: SubjectKind; readonly id: string; readonly name: string }
  readonly title: string
  readonly sentence: string
  readonly explanation: readonly string[]
  readonly guns: readonly { readonly gun: Gun; readonly part: string }[]
  readonly observed: number
  readonly expected: number | null
  readonly probability: number | null
  readonly adjusted: number | null
  /** What is looked at first: tests by how unlikely they are by chance, circumstances by how telling. */
  readonly weight: number
}

export interface Reading {
  readonly tested: number
  readonly falseAlarms: number
  readonly found: readonly Found[]
}

export type Parameters = Readonly<Record<string, number>>
export type Rule = (facts: Facts, parameters: Parameters) => Reading

/** Two guns of one number and one maker are one gun. Numbers of fewer than five characters say too little. */
export const numberKey = ({ serial, make }: { serial: string | null; make: string }): string | null =>
  serial === null || serial.length < 5 || /[?*]/.test(serial) || make === '' ? null : `${make} ${serial}`

/** Groups by a key; what has none is left out. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** Whether a gun was recovered within so many days of its sale. */
export const soon = ({ days }: Gun, limit: number): boolean => days !== null && days >= 0 && days <= limit
