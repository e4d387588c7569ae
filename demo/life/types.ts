import type { AgencyKey } from '../city/types.ts'

/**
 * What truly happened. Identifiers are positions in the lists of `Life`, so a number means the same in the
 * truth and nowhere in what agencies write down.
 */

/** Minutes of civil time since the life began at 00:00; agencies write it as local date and time. */
export type Minute = number

export type Sex = 'male' | 'female'
export type Race = 'black' | 'white' | 'hispanic' | 'asian' | 'other'

export interface Person {
  readonly id: number
  readonly given: string
  readonly family: string
  /** Days since 1900-01-01. */
  readonly born: number
  readonly sex: Sex
  readonly race: Race
  /** Home block; null for people of elsewhere. */
  readonly block: number | null
  /** Position in `groups`; null for most. */
  readonly group: number | null
  readonly aliases: readonly string[]
  /** When killed. Nobody dies twice. */
  died: Minute | null
  /** Prohibited from buying guns since, and why; code of `Prohibitor`. */
  prohibited: { readonly since: Minute; readonly by: Prohibitor } | null
}

export type Tie = 'kin' | 'friend' | 'group' | 'partner' | 'co-arrest'
export interface SocialTie {
  readonly a: number
  readonly b: number
  readonly kind: Tie
}

export interface Group {
  readonly id: number
  readonly name: string
  /** Blocks it holds to be its own. */
  readonly blocks: readonly number[]
  readonly members: readonly number[]
}

export interface Feud {
  readonly groups: readonly [number, number]
  readonly from: Minute
  readonly to: Minute
}

export type GunType = 'pistol' | 'revolver' | 'rifle' | 'shotgun'

export interface Dealer {
  readonly id: number
  readonly name: string
  /** Licence number in the form of the federal list; invented. */
  readonly licence: string
  readonly state: string
  /** Place in the city; null for a dealer elsewhere. */
  readonly place: number | null
  /** Guns sold a year: size alone accuses nobody. */
  readonly volume: number
  /** Planted: looks away at straw purchases. */
  readonly careless: boolean
  readonly closed: Minute | null
}

export type Hand =
  | 'manufactured'
  | 'imported'
  | 'wholesale'
  | 'dealer'
  | 'sale'
  | 'straw-purchase'
  | 'private-sale'
  | 'theft-dealer'
  | 'theft-owner'
  | 'street-sale'
  | 'lent'
  | 'discarded'
  | 'recovered'
  | 'returned'
  | 'destroyed'

/** A gun changing hands. `to` is a person, a dealer's position, or nobody. */
export interface Move {
  readonly at: Minute
  readonly hand: Hand
  readonly toPerson: number | null
  readonly toDealer: number | null
}

export interface Gun {
  readonly id: number
  readonly type: GunType
  readonly make: string
  readonly model: string
  readonly calibre: string
  readonly importer: string | null
  readonly country: string
  /** As stamped; null on a privately made one. */
  readonly serial: string | null
  readonly made: 'factory' | 'privately'
  readonly obliterated: 'no' | 'partly' | 'wholly'
  readonly conversionDevice: boolean
  /** Seed of its marks; casings that it fires are drawn from it. */
  readonly marks: number
  /** In order of time; the first makes it, the last may destroy it. Times before the life began are negative. */
  readonly moves: readonly Move[]
}

export type ShootingKind = 'fatal' | 'nonfatal' | 'no-injury'
export type Motive = 'feud' | 'argument' | 'robbery' | 'domestic' | 'drug-trade' | 'unknown' | 'celebration'

export interface Victim {
  readonly person: number
  readonly wound: 'graze' | 'limb' | 'torso' | 'head'
  /** When they died of it; later than the shooting for some. */
  readonly died: Minute | null
}

export interface Shooting {
  readonly id: number
  readonly at: Minute
  readonly block: number
  readonly x: number
  readonly y: number
  readonly indoors: boolean
  readonly kind: ShootingKind
  readonly motive: Motive
  readonly victims: readonly Victim[]
  /** Who fired which gun how often. */
  readonly shooters: readonly { readonly person: number; readonly gun: number; readonly rounds: number }[]
  /** The shooting it answers or follows, if one set it off. */
  readonly sparkedBy: number | null
  /** Agency in whose area it lies: most the city's, some the neighbour's or the sheriff's. */
  readonly agency: AgencyKey
}

export interface GunshotAlert {
  readonly id: number
  readonly at: Minute
  readonly x: number
  readonly y: number
  readonly rounds: number
  /** What made it; null for fireworks, cars and echoes. */
  readonly shooting: number | null
}

/** A cartridge case or bullet that somebody picked up, or a test fire. */
export interface Exhibit {
  readonly id: number
  readonly kind: 'cartridge-case' | 'bullet' | 'test-fire'
  readonly gun: number
  /** How often the gun had fired before, for its wear. */
  readonly firing: number
  readonly shooting: number | null
  readonly recovery: number | null
  readonly collected: Minute
  /** Later steps; null where it did not come so far by the end of the life. */
  readonly received: Minute | null
  readonly acquired: Minute | null
  readonly agency: AgencyKey
}

export interface Recovery {
  readonly id: number
  readonly gun: number
  readonly at: Minute
  readonly block: number
  readonly how: 'scene' | 'traffic-stop' | 'search-warrant' | 'found' | 'arrest' | 'surrendered'
  readonly possessor: number | null
  readonly shooting: number | null
  readonly agency: AgencyKey
}

export type TraceOutcome =
  | 'purchaser'
  | 'dealer-out-of-business'
  | 'record-missing'
  | 'too-old'
  | 'serial-problem'
  | 'not-enough'
  | 'privately-made'
  | 'pending'

export interface Trace {
  readonly id: number
  readonly recovery: number
  readonly requested: Minute
  readonly answered: Minute | null
  readonly outcome: TraceOutcome
  readonly urgent: boolean
}

/** 18 U.S.C. 922 (g)(1) to (9), (n), and state law. */
export type Prohibitor = 'g1' | 'g2' | 'g3' | 'g4' | 'g5' | 'g6' | 'g7' | 'g8' | 'g9' | 'n' | 'state'

export interface Denial {
  readonly id: number
  readonly person: number
  readonly at: Minute
  readonly dealer: number
  readonly prohibitor: Prohibitor
  readonly kind: 'standard' | 'delayed'
  /** Gun that had been handed over by then; delayed denials only. */
  readonly gun: number | null
  readonly overturned: Minute | null
  readonly noticed: Minute
  /** The attempt before this one by the same person. */
  readonly repeatOf: number | null
}

export interface Arrest {
  readonly id: number
  readonly person: number
  readonly at: Minute
  readonly offence: string
  readonly shooting: number | null
  readonly recovery: number | null
  readonly charged: 'state' | 'federal' | 'none'
  readonly disposition: 'pending' | 'convicted' | 'dismissed' | 'acquitted'
  readonly disposed: Minute | null
}

/** Everything that truly happened in one city, in order of time where a list has times. */
export interface Life {
  /** First day, `YYYY-MM-DD`, and length in days. */
  readonly begins: string
  readonly days: number
  readonly people: readonly Person[]
  readonly ties: readonly SocialTie[]
  readonly groups: readonly Group[]
  readonly feuds: readonly Feud[]
  readonly dealers: readonly Dealer[]
  readonly guns: readonly Gun[]
  readonly shootings: readonly Shooting[]
  readonly alerts: readonly GunshotAlert[]
  readonly exhibits: readonly Exhibit[]
  readonly recoveries: readonly Recovery[]
  readonly traces: readonly Trace[]
  readonly denials: readonly Denial[]
  readonly arrests: readonly Arrest[]
}
