import type { World, WorldAgreement, WorldGrant } from './world.ts'

/** What a grant amounts to once its agreement and everyone it passed through are counted in. */
export interface GrantTerms {
  readonly live: boolean
  /** Why it is not live; null when it is. */
  readonly why: 'revoked' | 'expired' | 'agreement' | 'party' | 'recipient' | 'chain' | null
  readonly upTo: 'open' | 'restricted'
  readonly fields: readonly string[] | null
  readonly purposes: readonly string[]
  readonly recordId: string | null
  readonly collectionId: string | null
}

const LONGEST_CHAIN = 8

/**
 * Follows a grant from an agency back to the owner of the records. One that was handed on is as good as the weakest
 * grant on its way, and dies with any of them.
 */
export function termsFor(world: World, grant: WorldGrant, agencyId: number, steps = 1): GrantTerms {
  const agreement = world.agreements.find((one) => one.id === grant.agreementId)
  const dead = (why: GrantTerms['why']): GrantTerms => ({ ...NOTHING, why })
  if (grant.revoked) return dead('revoked')
  if (grant.expiresAt && grant.expiresAt <= world.now) return dead('expired')
  if (!agreement || !inForce(world, agreement) || !agreement.categories.includes(grant.category))
    return dead('agreement')
  if (!isParty(agreement, grant.ownerAgency) || !isParty(agreement, grant.grantedBy)) return dead('party')
  if (!reaches(world, grant, agreement, agencyId)) return dead('recipient')
  const here = combined(grant, agreement)
  if (grant.viaId === null) return grant.grantedBy === grant.ownerAgency ? here : dead('chain')
  const via = world.grants.find((one) => one.id === grant.viaId)
  const handsOn = via && via.reshare && world.agreements.find((one) => one.id === via.agreementId)?.reshare
  if (!via || !handsOn || via.ownerAgency !== grant.ownerAgency || via.category !== grant.category)
    return dead('chain')
  if (steps >= LONGEST_CHAIN) return dead('chain')
  const before = termsFor(world, via, grant.grantedBy, steps + 1)
  return before.live ? weaker(here, before) : dead('chain')
}

const NOTHING = {
  live: false,
  upTo: 'open',
  fields: [],
  purposes: [],
  recordId: null,
  collectionId: null,
} as const

/** Approved by a second person, accepted by every party, neither ended nor out of its dates. */
export function inForce(world: World, agreement: WorldAgreement): boolean {
  return (
    agreement.approved &&
    !agreement.ended &&
    agreement.startsOn <= world.today &&
    world.today <= agreement.expiresOn &&
    agreement.parties.every((party) => party.accepted)
  )
}

const isParty = (agreement: WorldAgreement, agencyId: number): boolean =>
  agreement.parties.some((party) => party.agencyId === agencyId)

/** Named itself or by its sharing group, and always a party of the agreement. */
function reaches(world: World, grant: WorldGrant, agreement: WorldAgreement, agencyId: number): boolean {
  const members = world.circles.find((circle) => circle.id === grant.toCircle)?.members ?? []
  return (
    agencyId !== grant.ownerAgency &&
    isParty(agreement, agencyId) &&
    (grant.toAgency === agencyId || members.includes(agencyId))
  )
}

function combined(grant: WorldGrant, agreement: WorldAgreement): GrantTerms {
  return {
    live: true,
    why: null,
    upTo: lower(grant.upTo, agreement.upTo),
    fields: narrower(grant.fields, agreement.fields),
    purposes: agreement.purposes.filter((one) => grant.purposes === null || grant.purposes.includes(one)),
    recordId: grant.recordId,
    collectionId: grant.collectionId,
  }
}

/** What is left of a grant that was handed on; what it covers is said by the one it came from. */
const weaker = (here: GrantTerms, before: GrantTerms): GrantTerms => ({
  ...before,
  upTo: lower(here.upTo, before.upTo),
  fields: narrower(here.fields, before.fields),
  purposes: here.purposes.filter((one) => before.purposes.includes(one)),
})

const lower = (one: 'open' | 'restricted', two: 'open' | 'restricted') =>
  one === 'open' || two === 'open' ? 'open' : 'restricted'

const narrower = (one: readonly string[] | null, two: readonly string[] | null): readonly string[] | null => {
  if (one === null) return two
  return two === null ? one : one.filter((field) => two.includes(field))
}
