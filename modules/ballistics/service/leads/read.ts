import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import * as store from '../../store/leads/read.ts'
import { concernedBy } from '../../store/leads/tell.ts'
import { tellClocks, type TellClocks } from './tell-clock.ts'
import { receive } from './tell.ts'

/** One lead with everything about it that the person sees. */
export interface LeadState {
  readonly lead: store.LeadRow
  readonly pairs: readonly store.ComparedRow[]
  readonly readings: readonly store.ReadingRow[]
  readonly notices: readonly store.NoticeRow[]
  readonly examinations: Awaited<ReturnType<typeof store.examinationsOf>>
  readonly hit: store.HitRow | undefined
  readonly outcomes: readonly store.OutcomeRow[]
  readonly events: Awaited<ReturnType<typeof store.eventsOf>>
  /** Whether the person's agency is one of the two cases', or made the lead. */
  readonly concerned: boolean
  readonly clocks: TellClocks
}

/**
 * One lead. Opening it is the receipt of who was told.
 * @throws Failure record.unavailable
 */
export async function readLead(tx: Tx, id: string): Promise<LeadState> {
  tx.about({ type: 'lead', id })
  if (!(await store.findLead(tx, id))) throw new Failure('record.unavailable')
  await receive(tx, id)
  return loadLead(tx, id)
}

export async function loadLead(tx: Tx, id: string): Promise<LeadState> {
  const lead = await store.findLead(tx, id)
  if (!lead) throw new Failure('record.unavailable')
  tx.about({ type: 'lead', id, owner: lead.owner_agency })
  return {
    lead,
    pairs: await store.comparedPairs(tx, id),
    readings: await store.readingsOf(tx, id),
    notices: await store.noticesOf(tx, id),
    examinations: await store.examinationsOf(tx, id),
    hit: await store.hitOf(tx, id),
    outcomes: await store.outcomesOf(tx, id),
    events: await store.eventsOf(tx, id),
    clocks: await tellClocks(tx),
    concerned: (await concernedBy(tx, id)).some((one) => one.agencyId === tx.actor.agencyId),
  }
}
