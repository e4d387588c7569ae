import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { LeadPriority, OutcomeContent } from '../../contract/index.ts'
import * as store from '../../store/leads/decide.ts'
import { insertEvent, lockPair } from '../../store/leads/make.ts'
import { comparedPairs, findLead, hitOf, type LeadRow } from '../../store/leads/read.ts'
import { concernedBy } from '../../store/leads/tell.ts'
import { tellAgain } from './tell.ts'

/**
 * Records what an examiner of any agency that sees the lead found on the physical items. A confirmed link that was not
 * known before is a hit: the pair of cases counts once in the whole house, for the agency of the examiner.
 * @throws Failure record.unavailable, ballistics.lead_state, ballistics.items_needed, ballistics.hit_exists,
 *   ballistics.told_when
 */
export async function examineLead(tx: Tx, id: string, one: store.NewExamination, now: Date): Promise<void> {
  const lead = await decided(tx, id, ['examination'])
  if (lead.state !== 'unconfirmed') throw new Failure('ballistics.lead_state')
  // A day of grace for time zones east of this one.
  if (one.examinedOn > new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10))
    throw new Failure('ballistics.told_when')
  await checkItems(tx, id, one.exhibits)
  const examinationId = await store.insertExamination(tx, id, one)
  const eventId = await insertEvent(tx, id, one.result, one.notes)
  if (one.result === 'inconclusive') return
  if (one.result === 'not-confirmed') {
    const remark = `${lead.number}: not confirmed on the items`
    await tellAgain(tx, lead, { eventId, about: 'not-confirmed', remark })
  } else await confirm(tx, lead, { examinationId, eventId, on: one.examinedOn })
  await store.setState(tx, lead, one.result)
}

async function confirm(
  tx: Tx,
  lead: LeadRow,
  { examinationId, eventId, on }: { examinationId: string; eventId: string; on: string },
): Promise<void> {
  if (lead.known_reason !== null) {
    const remark = `${lead.number}: confirmed on the items; known before, no hit`
    return tellAgain(tx, lead, { eventId, about: 'known-link', remark })
  }
  const { id: leadId, pair_key: pairKey } = lead
  if (!(await store.insertHit(tx, { leadId, examinationId, pairKey, confirmedOn: on })))
    throw new Failure('ballistics.hit_exists')
  await tellAgain(tx, lead, {
    eventId,
    about: 'hit',
    remark: `${lead.number}: hit, confirmed by an examiner`,
  })
}

async function checkItems(tx: Tx, id: string, exhibits: readonly string[]): Promise<void> {
  const agreed = (await comparedPairs(tx, id)).filter((pair) => pair.state === 'agreed')
  const [ones, twos] = [agreed.map((pair) => pair.exhibit_one), agreed.map((pair) => pair.exhibit_two)]
  const known = exhibits.every((item) => ones.includes(item) || twos.includes(item))
  const both = exhibits.some((item) => ones.includes(item)) && exhibits.some((item) => twos.includes(item))
  if (!known || !both) throw new Failure('ballistics.items_needed')
}

/**
 * Takes back a hit of the person's agency: the lead is unconfirmed again.
 * @throws Failure record.unavailable, ballistics.lead_state, ballistics.other_agency_lead
 */
export async function undoHit(tx: Tx, id: string, reason: string): Promise<void> {
  const lead = await decided(tx, id, ['hit'])
  const hit = await hitOf(tx, id)
  if (!hit || hit.undone_at) throw new Failure('ballistics.lead_state')
  if (hit.owner_agency !== tx.actor.agencyId) throw new Failure('ballistics.other_agency_lead')
  if (!(await store.undoHit(tx, hit.id, reason))) throw new Failure('ballistics.lead_state')
  const eventId = await insertEvent(tx, id, 'undone', reason)
  const remark = `${lead.number}: the hit was confirmed by mistake and is taken back; lead, unconfirmed`
  await tellAgain(tx, lead, { eventId, about: 'undone', remark })
  await store.setState(tx, lead, 'unconfirmed')
}

/**
 * Withdraws a wrong lead. It stays where it was told, so that everyone reads that it was withdrawn and why.
 * @throws Failure record.unavailable, ballistics.lead_state, ballistics.other_agency_lead
 */
export async function withdrawLead(tx: Tx, id: string, reason: string): Promise<void> {
  const lead = await own(tx, id, ['withdrawal'])
  // A hit is taken back first, by the agency that counts it.
  if (lead.state !== 'unconfirmed' && lead.state !== 'not-confirmed')
    throw new Failure('ballistics.lead_state')
  const eventId = await insertEvent(tx, id, 'withdrawn', reason)
  await tellAgain(tx, lead, {
    eventId,
    about: 'withdrawn',
    remark: `${lead.number}: withdrawn, it was wrong`,
  })
  await store.setState(tx, lead, 'withdrawn')
}

/**
 * Sets the priority, and whether the link was known from the investigation.
 * @throws Failure record.unavailable, record.changed, ballistics.lead_state, ballistics.other_agency_lead
 */
export async function settleLead(
  tx: Tx,
  id: string,
  one: { readonly version: number; readonly priority: LeadPriority; readonly knownLink: string | null },
): Promise<void> {
  const lead = await own(tx, id, ['priority', 'known link'])
  if (lead.version !== one.version) throw new Failure('record.changed')
  if (lead.state !== 'unconfirmed' && lead.state !== 'proposed') throw new Failure('ballistics.lead_state')
  await store.updateStanding(tx, id, one)
  if (lead.priority !== one.priority) await insertEvent(tx, id, 'priority', one.priority)
  if (lead.known_reason !== one.knownLink) await insertEvent(tx, id, 'known-link', one.knownLink)
}

/**
 * Records what became of a lead at the person's agency.
 * @throws Failure record.unavailable, ballistics.lead_state, ballistics.not_concerned
 */
export async function recordOutcome(tx: Tx, id: string, one: OutcomeContent): Promise<void> {
  tx.about({ type: 'lead', id, fields: ['outcome'] })
  const lead = await findLead(tx, id)
  if (!lead) throw new Failure('record.unavailable')
  if (!lead.made_at) throw new Failure('ballistics.lead_state')
  const concerned = (await concernedBy(tx, id)).some((agency) => agency.agencyId === tx.actor.agencyId)
  if (!concerned) throw new Failure('ballistics.not_concerned')
  await store.insertOutcome(tx, id, one)
  await insertEvent(tx, id, 'outcome', one.words)
}

/** The lead as it stands once everyone else who decides about its cases has finished. */
async function decided(tx: Tx, id: string, fields: readonly string[]): Promise<LeadRow> {
  tx.about({ type: 'lead', id, fields })
  const before = await findLead(tx, id)
  if (!before) throw new Failure('record.unavailable')
  await lockPair(tx, before.pair_key)
  return (await findLead(tx, id))!
}

async function own(tx: Tx, id: string, fields: readonly string[]): Promise<LeadRow> {
  const lead = await decided(tx, id, fields)
  if (lead.owner_agency !== tx.actor.agencyId) throw new Failure('ballistics.other_agency_lead')
  return lead
}
