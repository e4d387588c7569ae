import type { Minute, Group, Person, Race, Sex, SocialTie } from '../types.ts'

/** What is wanted of a person who did not matter before; the rest is drawn. */
export interface PersonWish {
  /** Home block; null for somebody of elsewhere; left out, a block is drawn by its population. */
  readonly block?: number | null
  /** Age in years on the first day of the life, both ends possible, exact where they are one; left out, 18 to 79. */
  readonly age?: readonly [low: number, high: number]
  readonly sex?: Sex
  readonly race?: Race
  /** Family name of kin. */
  readonly family?: string
  /** Names they go by; left out, most have none. */
  readonly aliases?: readonly string[]
}

/** Everybody who matters so far. The list only grows; a person's id is their position in it. */
export interface People {
  readonly list: readonly Person[]
  readonly ties: readonly SocialTie[]
  readonly groups: readonly Group[]
  /** Makes one more person (purchaser, owner, bystander) and gives their id. */
  create(wish?: PersonWish): number
  /** Joins two people; asking twice is one tie. */
  tie(a: number, b: number, kind: SocialTie['kind']): void
  /** Whom a person is tied to. */
  near(person: number): readonly number[]
  /** Whether a person lives and is not held at that minute. */
  free(person: number, at: Minute): boolean
  /** Whole years at that minute. */
  age(person: number, at: Minute): number
  /** Holds a person until then; the later of two ends counts. */
  detain(person: number, until: Minute): void
}
