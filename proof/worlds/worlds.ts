import { AgencyKind, Category, Clearance, Role, type Sensitivity } from '#contract'
import {
  purposesOf,
  type World,
  type WorldAgreement,
  type WorldGrant,
  type WorldPerson,
} from '#platform/sharing'

/** A world with records in it, and how its dates lie around today. */
export interface RandomWorld extends World {
  /** What it is drawn from. */
  readonly number: number
  readonly agencies: readonly { readonly id: number; readonly kind: AgencyKind }[]
  readonly records: readonly {
    readonly id: string
    readonly ownerAgency: number
    readonly category: Category
    readonly sensitivity: Sensitivity
  }[]
}

const DAY_MS = 86_400_000
const PARTS = ['notes', 'place', 'people']

/**
 * The world of a number: two to four agencies and what they share. Dates lie before, on and after today; what is
 * drawn leans towards the combinations that open something, because most others are refused at the first gate.
 */
export function worldOf(number: number, now: Date): RandomWorld {
  const tools = toolsOf(number, now)
  const { day, maybe, one, some, uuid, times } = tools
  // Of its own in every world, so that many worlds fit into one database.
  const agencies = times(2, 4, (i) => ({
    id: number * 4 + i + 1,
    kind: one<AgencyKind>(['law-enforcement', 'law-enforcement', ...AgencyKind.options]),
  }))
  const ids = agencies.map((one) => one.id)
  const people = times(3, 5, () => drawPerson(tools, agencies))
  const records = times(8, 14, () => ({
    id: uuid(),
    ownerAgency: one(ids),
    category: one(Category.options),
    sensitivity: one<Sensitivity>(['open', 'open', 'restricted', 'restricted', 'restricted', 'sealed']),
  }))
  const agreements = times(1, 2, () => drawAgreement(tools, ids))
  const circles = times(0, 2, () => ({ id: uuid(), members: some(ids, 60) }))
  const collections = times(0, 3, () => drawCollection(tools, ids, records))
  const grants: WorldGrant[] = []
  times(0, 6, () =>
    grants.push(...drawGrant(tools, { agencies: ids, records, agreements, circles, collections, grants })),
  )
  const intelligence = records.filter((record) => record.category === 'intelligence')
  const personnel = records.filter((record) => record.category === 'personnel')
  return {
    number,
    now,
    today: dayOf(now, 0),
    agencies,
    people,
    records,
    agreements,
    circles,
    collections,
    grants,
    admissions: drawAdmissions(tools, collections, people),
    concerns: personnel.flatMap((record) =>
      some(people, 30).map((person) => ({
        recordId: record.id,
        ownerAgency: maybe(80) ? record.ownerAgency : one(ids),
        personId: person.id,
      })),
    ),
    bases: some(intelligence, 85).map((record) => ({ recordId: record.id, reviewBy: day(-2, 3) })),
  }
}

interface Tools {
  readonly now: Date
  /** A calendar date so many days from today. */
  day(from: number, to: number): string
  moment(from: number, to: number): Date
  maybe(percent: number): boolean
  one<T>(from: readonly T[]): T
  some<T>(from: readonly T[], percent: number): T[]
  times<T>(min: number, max: number, make: (i: number) => T): T[]
  uuid(): string
}

function toolsOf(number: number, now: Date): Tools {
  const random = randomOf(number)
  const whole = (min: number, max: number) => min + Math.floor(random() * (max - min + 1))
  const maybe = (percent: number) => random() * 100 < percent
  const hex = (digits: number) => Array.from({ length: digits }, () => whole(0, 15).toString(16)).join('')
  return {
    now,
    maybe,
    day: (from, to) => dayOf(now, whole(from, to)),
    moment: (from, to) => new Date(now.getTime() + whole(from, to) * DAY_MS + DAY_MS / 2),
    one: (from) => from[whole(0, from.length - 1)]!,
    some: (from, percent) => from.filter(() => maybe(percent)),
    times: (min, max, make) => Array.from({ length: whole(min, max) }, (_, i) => make(i)),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
  }
}

/** Numbers from 0 to 1 that follow from the seed alone (a 32-bit xorshift with a final mixing step). */
function randomOf(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0) / 2 ** 32
  }
}

const dayOf = (now: Date, days: number): string =>
  new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10)

function drawPerson({ day, maybe, one, some, uuid }: Tools, agencies: RandomWorld['agencies']): WorldPerson {
  const agency = one(agencies)
  const roles = [...new Set([one(Role.options), ...(maybe(50) ? [one<Role>(['analyst', 'detective'])] : [])])]
  return {
    id: uuid(),
    agencyId: agency.id,
    agencyKind: agency.kind,
    roles,
    purpose: one(purposesOf(roles)),
    clearances: some(Clearance.options, 50).map((kind) => ({
      kind,
      signedOn: day(-5, 1),
      expiresOn: day(maybe(80) ? 2 : 1, 3),
      withdrawn: maybe(15),
    })),
  }
}

function drawAgreement({ day, maybe, some, uuid }: Tools, agencies: readonly number[]): WorldAgreement {
  const parties = some(agencies, 85)
  return {
    id: uuid(),
    parties: parties.map((agencyId) => ({ agencyId, accepted: maybe(95) })),
    categories: atLeastOne(some(Category.options, 60), 'incident'),
    purposes: atLeastOne(some(ALL_PURPOSES, 70), 'criminal-investigation'),
    upTo: maybe(60) ? 'restricted' : 'open',
    fields: maybe(50) ? null : some(PARTS, 60),
    reshare: maybe(60),
    approved: maybe(92),
    ended: maybe(6),
    ...(maybe(8)
      ? { startsOn: day(-5, -3), expiresOn: day(-3, 0) }
      : { startsOn: day(-3, maybe(90) ? 0 : 1), expiresOn: day(1, 3) }),
  }
}

const ALL_PURPOSES = purposesOf(Role.options)
const atLeastOne = <T>(items: T[], otherwise: T): T[] => (items.length > 0 ? items : [otherwise])

function drawCollection(
  { maybe, one, some, uuid }: Tools,
  agencies: readonly number[],
  records: RandomWorld['records'],
): World['collections'][number] {
  const category = maybe(50) ? 'review' : one(Category.options)
  const ownerAgency = one(agencies)
  const fitting = records.filter((r) => r.category === category && r.ownerAgency === ownerAgency)
  return {
    id: uuid(),
    ownerAgency,
    category,
    closed: maybe(12),
    records: [...new Set([...some(fitting, 80), ...some(records, 10)].map((record) => record.id))],
  }
}

function drawAdmissions(
  { moment, some, maybe }: Tools,
  collections: World['collections'],
  people: readonly WorldPerson[],
): World['admissions'] {
  return collections
    .flatMap((collection) =>
      some(people, 50).map((person) => ({
        collectionId: collection.id,
        personId: person.id,
        startsAt: moment(-3, maybe(85) ? -1 : 1),
        endsAt: moment(maybe(85) ? 1 : -1, 3),
        withdrawn: maybe(10),
      })),
    )
    .filter((one) => one.endsAt > one.startsAt)
}

interface Sources {
  readonly agencies: readonly number[]
  readonly records: RandomWorld['records']
  readonly agreements: readonly WorldAgreement[]
  readonly circles: World['circles']
  readonly collections: World['collections']
  readonly grants: readonly WorldGrant[]
}

/** One grant, of its owner or handed on; none where what was drawn cannot be written down. */
function drawGrant(tools: Tools, from: Sources): WorldGrant[] {
  const { maybe, one, some, uuid, moment } = tools
  const agreement = one(from.agreements)
  const via = from.grants.length > 0 && maybe(40) ? one(from.grants) : null
  const ownerAgency = via && maybe(90) ? via.ownerAgency : one(from.agencies)
  const holders = via
    ? [
        ...(via.toAgency ? [via.toAgency] : []),
        ...(from.circles.find((c) => c.id === via.toCircle)?.members ?? []),
      ]
    : []
  const handing = via ? (holders.length > 0 && maybe(90) ? one(holders) : one(from.agencies)) : ownerAgency
  if (via ? handing === ownerAgency : false) return []
  const circle = from.circles.length > 0 && maybe(35) ? one(from.circles).id : null
  const to = one(from.agencies)
  if (circle === null && (to === ownerAgency || to === handing)) return []
  const category = via && maybe(90) ? via.category : one(maybe(70) ? agreement.categories : Category.options)
  const owned = from.records.filter((r) => r.ownerAgency === ownerAgency && r.category === category)
  const naming = one(['label', 'record', 'collection'] as const)
  return [
    {
      id: uuid(),
      agreementId: agreement.id,
      ownerAgency,
      grantedBy: handing,
      viaId: via?.id ?? null,
      toAgency: circle ? null : to,
      toCircle: circle,
      category,
      upTo: maybe(70) ? 'restricted' : 'open',
      recordId: naming === 'record' ? (owned.length > 0 ? one(owned) : one(from.records)).id : null,
      collectionId: naming === 'collection' && from.collections.length > 0 ? one(from.collections).id : null,
      fields: maybe(50) ? null : some(PARTS, 60),
      purposes: maybe(60) ? null : some(ALL_PURPOSES, 60),
      reshare: maybe(70),
      revoked: maybe(8),
      expiresAt: maybe(70) ? null : moment(-2, 3),
    },
  ]
}
