import type { Purpose } from '#contract'
import { asOwner, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { decide, type Decision } from '../decide.ts'
import { purposesOf } from '../gates.ts'
import { loadWorld } from '../load.ts'
import type { World, WorldGrant } from '../world.ts'
import { namesOf } from '../store/names.ts'
import { ownRecord, visibleRecord, type KnownRecord } from '../store/records.ts'

export interface Explained {
  readonly record: KnownRecord
  readonly owner: string
  readonly person: { readonly id: string; readonly name: string; readonly agency: string }
  readonly purpose: Purpose
  readonly purposes: readonly Purpose[]
  readonly decision: Decision
  /** Names of agreements by grant. */
  readonly agreements: ReadonlyMap<string, string>
}

export interface Question {
  readonly type: string
  readonly id: string
  readonly person?: string | undefined
  readonly purpose?: Purpose | undefined
}

/**
 * Why a person sees a record or not. Administrators and auditors may ask about records of their own agency for
 * anyone, and anyone about themselves for records they can see; every other question has the same answer as one
 * about a record that does not exist.
 *
 * @throws Failure record.unavailable
 */
export async function explainRecord(tx: Tx, question: Question): Promise<Explained> {
  const { actor } = tx
  const personId = question.person ?? actor.personId
  tx.about({ type: question.type, id: question.id })
  const record = await askable(tx, question, personId)
  return asOwner(tx, async (client) => {
    const names = await namesOf(client, personId, record.ownerAgency)
    if (!names) throw new Failure('record.unavailable')
    const purposes = purposesOf(names.roles)
    const purpose = stated(tx, question, purposes)
    const world = await loadWorld(client, { personId, recordId: record.id, purpose })
    const near = new Map(addressedTo(world, names.agencyId).map((grant) => [grant.id, grant.agreementId]))
    const whole = decide(world, personId, { id: record.id, label: record })
    const steps = whole.steps.filter((step) => step.grantId === undefined || near.has(step.grantId))
    const decision = { ...whole, steps }
    const agreements = new Map([...near].map(([id, agreement]) => [id, names.agreements[agreement] ?? '']))
    const person = { id: personId, name: names.name, agency: names.agency }
    return { record, owner: names.owner, person, purpose, purposes, decision, agreements }
  })
}

async function askable(tx: Tx, { type, id }: Question, personId: string): Promise<KnownRecord> {
  const own = tx.actor.permissions.has('sharing.explain') ? await ownRecord(tx, type, id) : null
  if (own) return own
  const seen = personId === tx.actor.personId ? await visibleRecord(tx, id, type) : null
  if (!seen) throw new Failure('record.unavailable')
  return seen
}

/** About oneself: what one states now; about others: what they would state first, unless asked otherwise. */
function stated(tx: Tx, { person, purpose }: Question, purposes: readonly Purpose[]): Purpose {
  if (purpose && purposes.includes(purpose)) return purpose
  const self = person === undefined || person === tx.actor.personId
  return self ? tx.actor.purpose : (purposes[0] ?? 'administration')
}

/** Grants to the person's agency. What was given to others opens nothing to them, and is not theirs to know. */
function addressedTo({ grants, circles }: World, agencyId: number): WorldGrant[] {
  const mine = new Set(circles.filter((one) => one.members.includes(agencyId)).map((one) => one.id))
  return grants.filter((grant) => grant.toAgency === agencyId || mine.has(grant.toCircle ?? ''))
}
