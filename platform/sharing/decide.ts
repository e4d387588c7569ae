import type { Label } from '#contract'
import { checksOf, GATES, type Check, type Visitor } from './gates.ts'
import { termsFor, type GrantTerms } from './grants.ts'
import { union, type Parts } from './redact.ts'
import type { World, WorldGrant, WorldPerson } from './world.ts'

/** A record asked about; sums and settings have no id and can be shared only as a whole label. */
export interface DecidedRecord {
  readonly id: string | null
  readonly label: Pick<Label, 'category' | 'sensitivity'> & { readonly ownerAgency: number }
}

/** One rule, whether it lets the person see the record, and what it was about. */
export interface Step {
  readonly rule: Check['rule'] | 'owner' | 'sealed' | 'floor' | 'admission' | 'concern' | 'grant' | 'basis'
  readonly passed: boolean
  /** Of a grant: its id. */
  readonly grantId?: string
  /** Of a grant: what it lacks. */
  readonly why?: NonNullable<GrantTerms['why']> | 'purpose' | 'sensitivity' | 'wholesale' | 'record'
}

export interface Decision {
  readonly visible: boolean
  readonly steps: readonly Step[]
  /** Parts of the record that show; null for all, none when it is not visible. */
  readonly fields: Parts
}

/**
 * Whether a person sees a record, and why. The readable twin of the rule in the database
 * (migrations/002_rule.sql); a property test over random worlds holds the two equal.
 */
export function decide(world: World, personId: string, record: DecidedRecord): Decision {
  const person = world.people.find((one) => one.id === personId)
  if (!person) return { visible: false, steps: [], fields: [] }
  const visitor = visitorOf(world, person)
  const checks = checksOf(record.label.category, visitor)
  const open = checks.every((check) => check.passed)
  const ways = [
    byOwnership(person, visitor, record, open),
    byAdmission(world, person, record, open),
    byConcern(world, person, record),
    ...byGrants(world, person, record, open),
  ].flatMap((way) => (way ? [way] : []))
  const passed = ways.filter((way) => way.step.passed)
  const basis = basisOf(world, record)
  const visible = passed.length > 0 && basis.every((step) => step.passed)
  return {
    visible,
    steps: [...checks, ...ways.map((way) => way.step), ...basis],
    fields: visible ? union(passed.map((way) => way.fields)) : [],
  }
}

/** One way to a record: the rule, and what it shows. */
interface Way {
  readonly step: Step
  readonly fields: Parts
}

const visitorOf = ({ today }: World, person: WorldPerson): Visitor => ({
  ...person,
  clearances: person.clearances
    .filter((one) => !one.withdrawn && one.signedOn <= today && today <= one.expiresOn)
    .map((one) => one.kind),
})

const way = (step: Step, fields: Parts = null): Way => ({ step, fields })

/** People see what their own agency owns, where neither a seal nor a floor stands before it. */
function byOwnership(
  person: WorldPerson,
  visitor: Visitor,
  { label }: DecidedRecord,
  open: boolean,
): Way | null {
  if (label.ownerAgency !== person.agencyId) return way({ rule: 'owner', passed: false })
  const gate = GATES[label.category]
  if (gate.byAdmission) return null
  if (gate.openOnlyFor?.includes(person.agencyKind) && label.sensitivity !== 'open')
    return way({ rule: 'floor', passed: false })
  if (label.sensitivity === 'sealed' && !visitor.clearances.includes('sealed'))
    return way({ rule: 'sealed', passed: false })
  return way({ rule: 'owner', passed: open })
}

/** Review material is seen by who was let into the meeting it belongs to, for its time. */
function byAdmission(
  world: World,
  person: WorldPerson,
  { id, label }: DecidedRecord,
  open: boolean,
): Way | null {
  if (!GATES[label.category].byAdmission) return null
  const meetings = world.collections.filter(
    (one) =>
      one.category === label.category &&
      one.ownerAgency === label.ownerAgency &&
      !one.closed &&
      one.records.includes(id ?? ''),
  )
  const admitted = world.admissions.some(
    (one) =>
      one.personId === person.id &&
      !one.withdrawn &&
      one.startsAt <= world.now &&
      world.now < one.endsAt &&
      meetings.some((meeting) => meeting.id === one.collectionId),
  )
  return way({ rule: 'admission', passed: open && admitted && label.sensitivity !== 'sealed' })
}

/** A personnel record is open to the officer it is about. */
function byConcern(world: World, person: WorldPerson, { id, label }: DecidedRecord): Way | null {
  if (label.category !== 'personnel') return null
  const concerned = world.concerns.some(
    (one) => one.personId === person.id && one.recordId === id && one.ownerAgency === label.ownerAgency,
  )
  return way({ rule: 'concern', passed: concerned && label.sensitivity !== 'sealed' })
}

function byGrants(world: World, person: WorldPerson, record: DecidedRecord, open: boolean): Way[] {
  const { label } = record
  return world.grants
    .filter((grant) => grant.ownerAgency === label.ownerAgency && grant.category === label.category)
    .map((grant) => byGrant(world, person, record, grant, open))
}

function byGrant(
  world: World,
  person: WorldPerson,
  record: DecidedRecord,
  grant: WorldGrant,
  open: boolean,
): Way {
  const terms = termsFor(world, grant, person.agencyId)
  const why = terms.why ?? lacking(world, person, record, terms)
  const passed = open && why === null
  return way({ rule: 'grant', passed, grantId: grant.id, ...(why && { why }) }, terms.fields)
}

/** What keeps a live grant from opening this record to this person. */
function lacking(
  world: World,
  person: WorldPerson,
  { id, label }: DecidedRecord,
  terms: GrantTerms,
): Step['why'] | null {
  const gate = GATES[label.category]
  const named = terms.recordId !== null || terms.collectionId !== null
  const upTo = gate.openOnlyFor?.includes(person.agencyKind) ? 'open' : terms.upTo
  if (gate.sharing === 'never' || (gate.sharing === 'record by record' && !named)) return 'wholesale'
  if (!terms.purposes.includes(person.purpose)) return 'purpose'
  if (label.sensitivity !== 'open' && label.sensitivity !== upTo) return 'sensitivity'
  return named && !names(world, terms, id, label) ? 'record' : null
}

function names(world: World, terms: GrantTerms, id: string | null, label: DecidedRecord['label']): boolean {
  if (terms.recordId !== null) return terms.recordId === id
  const collection = world.collections.find((one) => one.id === terms.collectionId)
  return (
    collection !== undefined &&
    !collection.closed &&
    collection.ownerAgency === label.ownerAgency &&
    collection.category === label.category &&
    collection.records.includes(id ?? '')
  )
}

/** Criminal intelligence without a basis that was reviewed in time is not there. */
function basisOf(world: World, { id, label }: DecidedRecord): Step[] {
  if (label.category !== 'intelligence') return []
  const basis = world.bases.find((one) => one.recordId === id)
  return [{ rule: 'basis', passed: basis !== undefined && basis.reviewBy >= world.today }]
}
