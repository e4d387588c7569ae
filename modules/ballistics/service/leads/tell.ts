import type { Purpose } from '#contract'
import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { openTo, tell, toldIsRead, type Opening } from '#platform/sharing'
import type { Hindrance, NoticeAbout } from '../../contract/index.ts'
import { comparedPairs, findLead, noticesOf, readingsOf, type LeadRow } from '../../store/leads/read.ts'
import * as store from '../../store/leads/tell.ts'
import { insertEvent, lockPair } from '../../store/leads/make.ts'

const TOLD_FOR: readonly Purpose[] = ['criminal-investigation', 'crime-analysis']
/** Parts of what is told: the whole lead, and of cases and exhibits their outline. */
const PARTS = ['compared', 'readings', 'history', 'told', 'examinations', 'outcomes']

/**
 * Tells every agency concerned of a lead. An agency is told when it may open the lead with both cases: because it owns
 * them, or by a grant under an agreement, which telling gives where the agreement covers it. The others stay to be called.
 * @throws Failure record.unavailable, ballistics.lead_state, ballistics.other_agency_lead
 */
export async function tellLead(tx: Tx, id: string): Promise<void> {
  tx.about({ type: 'lead', id, fields: ['told'] })
  const lead = await findLead(tx, id)
  if (!lead) throw new Failure('record.unavailable')
  if (lead.owner_agency !== tx.actor.agencyId) throw new Failure('ballistics.other_agency_lead')
  await lockPair(tx, lead.pair_key)
  const made = await store.makingOf(tx, id)
  if (!made || !['unconfirmed', 'confirmed'].includes(lead.state)) throw new Failure('ballistics.lead_state')
  const told = (await noticesOf(tx, id)).filter((one) => one.event_id === made && one.told_at)
  const waiting = (await store.concernedBy(tx, id)).filter(
    (one) => !told.some((notice) => notice.agency_name === one.name),
  )
  if (waiting.length === 0) return
  await notify(tx, lead, {
    eventId: made,
    about: 'lead',
    to: waiting,
    remark: `${lead.number}: lead, unconfirmed`,
  })
  await insertEvent(tx, id, 'told')
  await store.settleTold(tx, id)
}

/**
 * Tells everyone who was told of a lead what became of it, in the transaction that decided it. Agencies that were
 * called have to be called again.
 */
export async function tellAgain(
  tx: Tx,
  lead: LeadRow,
  what: { readonly eventId: string; readonly about: Exclude<NoticeAbout, 'lead'>; readonly remark: string },
): Promise<void> {
  const before = (await noticesOf(tx, lead.id)).filter((one) => one.told_at)
  const concerned = await store.concernedBy(tx, lead.id)
  const told = before.map(({ agency_id: agencyId, agency_name: name, contact }) => ({
    agencyId,
    name,
    contact,
  }))
  // Of a link that is confirmed, agencies hear that could not be told of the lead.
  const all = what.about === 'hit' || what.about === 'known-link' ? [...told, ...concerned] : told
  const to = all.filter((one, at) => all.findIndex((other) => other.name === one.name) === at)
  await notify(tx, lead, { ...what, to })
}

interface Telling {
  readonly eventId: string
  readonly about: NoticeAbout
  readonly to: readonly store.Concerned[]
  readonly remark: string
}

async function notify(tx: Tx, lead: LeadRow, { eventId, about, to, remark }: Telling): Promise<void> {
  const told: number[] = []
  for (const agency of to) {
    const opening = await openingOf(tx, lead, agency)
    if (opening.open && agency.agencyId !== null) told.push(agency.agencyId)
    await store.putNotice(tx, {
      leadId: lead.id,
      eventId,
      about,
      to: agency,
      told: opening.open,
      hindrance: opening.open ? null : opening.why,
      grantId: opening.open ? opening.grantId : null,
      agreement: opening.open ? opening.agreement : null,
    })
  }
  await tell(tx, { type: 'lead', id: lead.id }, told, remark)
}

async function openingOf(
  tx: Tx,
  lead: LeadRow,
  { agencyId, name }: store.Concerned,
): Promise<Opening | { readonly open: false; readonly why: Hindrance }> {
  if (agencyId === null) return { open: false, why: 'not-here' }
  const own = { open: true, grantId: null, agreement: null } as const
  if (agencyId === lead.owner_agency && agencyId === tx.actor.agencyId) return own
  const pairs = await comparedPairs(tx, lead.id)
  const exhibits = pairs
    .filter((pair) => pair.state === 'agreed' && pair.one && pair.two)
    .flatMap((pair) => [pair.exhibit_one, pair.exhibit_two])
  return openTo(tx, {
    agencyId,
    records: [...new Set([lead.id, lead.case_one, lead.case_two, ...exhibits])],
    set: `Leads told to ${name}`,
    parts: PARTS,
    purposes: TOLD_FOR,
    reason: 'A lead concerns a case of the agency, or one that may be linked with it.',
  })
}

/**
 * Records that an agency was told by phone or in person.
 * @throws Failure record.unavailable, ballistics.told_already, ballistics.told_when
 */
export async function phoneLead(
  tx: Tx,
  id: string,
  { noticeId, toldTo, at }: { readonly noticeId: string; readonly toldTo: string; readonly at: string },
  now: Date,
): Promise<void> {
  tx.about({ type: 'lead', id, fields: ['told'] })
  const lead = await findLead(tx, id)
  const notice = (await noticesOf(tx, id)).find((one) => one.id === noticeId)
  if (!lead || !notice || notice.owner_agency !== tx.actor.agencyId) throw new Failure('record.unavailable')
  const when = new Date(at)
  if (when > now || (lead.made_at && when < lead.made_at)) throw new Failure('ballistics.told_when')
  if (!(await store.putCall(tx, noticeId, { toldTo, at: when }))) throw new Failure('ballistics.told_already')
  await insertEvent(tx, id, 'phoned', `${notice.agency_name}: ${toldTo}`)
  if (lead.owner_agency === tx.actor.agencyId) await store.settleTold(tx, id)
}

/**
 * Opening what one's agency was told is its receipt, once. Whoever told it, or read the exhibits, is not who was to
 * hear of it.
 */
export async function receive(tx: Tx, id: string): Promise<void> {
  const { agencyId, personId } = tx.actor
  const open = (await noticesOf(tx, id)).filter(
    (one) => one.agency_id === agencyId && one.told_at && !one.read_at && one.told_by !== personId,
  )
  if (open.length === 0) return
  if ((await readingsOf(tx, id)).some((one) => one.reader === personId)) return
  if ((await store.insertReceipts(tx, id, open)) > 0) tx.about({ type: 'lead', id, fields: ['receipt'] })
  await toldIsRead(tx, id)
}
