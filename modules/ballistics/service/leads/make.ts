import type { Sensitivity } from '#contract'
import { uuid, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { LeadPriority, Reading } from '../../contract/index.ts'
import * as store from '../../store/leads/make.ts'
import { findLead } from '../../store/leads/read.ts'

interface Proposal {
  readonly exhibits: readonly [string, string]
  readonly words: string
  readonly priority: LeadPriority
}

/**
 * Enters a probable link as first reader. Further exhibits of two cases that have a living lead join it.
 * @throws Failure record.unavailable, ballistics.same_case, ballistics.same_reader, ballistics.lead_exists
 */
export async function proposeLead(tx: Tx, { exhibits, words, priority }: Proposal): Promise<string> {
  const sides = await sidesOf(tx, exhibits)
  const { leadId, pairId, known } = await joinOrBegin(tx, sides, { source: 'entered', priority })
  if (known === 'agreed') throw new Failure('ballistics.lead_exists')
  if (known === 'not-agreed') throw new Failure('ballistics.lead_state')
  if (known === 'proposed') {
    // Who enters the same pair without knowing of the first entry is its second reader.
    await readAgain(tx, leadId, pairId, { decision: 'probable-link', words })
    return leadId
  }
  const { personId, name } = tx.actor
  await store.insertReading(tx, {
    leadId,
    pairId,
    reading: 1,
    decision: 'probable-link',
    words,
    reader: personId,
    readerName: name,
  })
  await store.insertEvent(tx, leadId, 'proposed')
  return leadId
}

/**
 * The second reading of a proposed pair. Two probable links make it a lead; anything else ends the proposal.
 * @throws Failure record.unavailable, ballistics.same_reader, ballistics.lead_state, ballistics.other_agency_lead
 */
export async function secondReading(
  tx: Tx,
  id: string,
  { pairId, ...said }: { readonly pairId: string; readonly decision: Reading; readonly words: string },
): Promise<void> {
  tx.about({ type: 'lead', id, fields: ['reading'] })
  const lead = await findLead(tx, id)
  if (!lead) throw new Failure('record.unavailable')
  if (lead.owner_agency !== tx.actor.agencyId) throw new Failure('ballistics.other_agency_lead')
  await store.lockPair(tx, lead.pair_key)
  await readAgain(tx, id, pairId, said)
}

async function readAgain(
  tx: Tx,
  leadId: string,
  pairId: string,
  { decision, words }: { readonly decision: Reading; readonly words: string },
): Promise<void> {
  const pair = await store.lockPairRow(tx, leadId, pairId)
  if (!pair) throw new Failure('record.unavailable')
  if (pair.state !== 'proposed') throw new Failure('ballistics.lead_state')
  const { personId, name } = tx.actor
  if ((await store.readersOf(tx, pairId)).includes(personId)) throw new Failure('ballistics.same_reader')
  await store.insertReading(tx, {
    leadId,
    pairId,
    reading: 2,
    decision,
    words,
    reader: personId,
    readerName: name,
  })
  if (decision === 'probable-link') await agree(tx, leadId, pairId)
  else await disagree(tx, leadId, pairId)
}

async function agree(tx: Tx, leadId: string, pairId: string): Promise<void> {
  await store.setPairState(tx, pairId, 'agreed')
  const { state } = (await findLead(tx, leadId))!
  if (state === 'proposed') await store.setMade(tx, leadId)
  await store.insertEvent(tx, leadId, state === 'proposed' ? 'made' : 'joined')
}

async function disagree(tx: Tx, leadId: string, pairId: string): Promise<void> {
  await store.setPairState(tx, pairId, 'not-agreed')
  await store.insertEvent(tx, leadId, 'not-agreed')
  const { state } = (await findLead(tx, leadId))!
  if (state === 'proposed') await store.setNotAgreed(tx, leadId)
}

/** What two people said of a pair of scans, each without knowing of the other. */
export interface TwoReadings {
  readonly exhibits: readonly [string, string]
  readonly comparisonId: string
  readonly readings: readonly [OneReading, OneReading]
}
interface OneReading {
  readonly reader: string
  readonly readerName: string
  readonly words: string
  readonly at: Date
}

/**
 * Makes a lead of two readings that both say probable link, in the transaction of the second; further exhibits of the
 * same two cases join their living lead. Answers the id of the lead, or null where the two are of one case.
 * @throws Failure record.unavailable, ballistics.same_reader
 */
export async function leadFromReadings(tx: Tx, two: TwoReadings): Promise<string | null> {
  const [first, second] = two.readings
  if (first.reader === second.reader) throw new Failure('ballistics.same_reader')
  const sides = await sidesOf(tx, two.exhibits).catch((refused: unknown) => {
    if (refused instanceof Failure && refused.code === 'ballistics.same_case') return null
    throw refused
  })
  if (!sides) return null
  const { leadId, pairId, known } = await joinOrBegin(tx, sides, {
    source: 'scans',
    priority: 'normal',
    comparisonId: two.comparisonId,
  })
  if (known) return leadId
  for (const [at, one] of two.readings.entries())
    await store.insertReading(tx, {
      leadId,
      pairId,
      reading: at === 0 ? 1 : 2,
      decision: 'probable-link',
      ...one,
    })
  await agree(tx, leadId, pairId)
  return leadId
}

type Sides = readonly [store.Linkable, store.Linkable]

/** The two exhibits in the order of their cases, which is the same whoever names them. */
async function sidesOf(tx: Tx, exhibits: readonly [string, string]): Promise<Sides> {
  for (const id of exhibits) tx.about({ type: 'exhibit', id })
  const found = await store.findLinkable(tx, exhibits)
  const [one, two] = exhibits.map((id) => found.find((row) => row.id === id))
  if (!one || !two) throw new Failure('record.unavailable')
  if (one.case_key === two.case_key) throw new Failure('ballistics.same_case')
  return one.case_key < two.case_key ? [one, two] : [two, one]
}

interface Begun {
  readonly leadId: string
  readonly pairId: string
  /** How the same pair of exhibits stood on the lead before; null when it is new. */
  readonly known: 'proposed' | 'agreed' | 'not-agreed' | null
}

async function joinOrBegin(
  tx: Tx,
  sides: Sides,
  how: {
    readonly source: 'scans' | 'entered'
    readonly priority: LeadPriority
    readonly comparisonId?: string
  },
): Promise<Begun> {
  const pairKey = sides.map((side) => side.case_key).join('|')
  await store.lockPair(tx, pairKey)
  const living = await store.findLiving(tx, pairKey)
  const leadId = living?.id ?? uuid()
  tx.about({ type: 'lead', id: leadId, fields: ['compared'] })
  const exhibits = [sides[0].id, sides[1].id] as const
  if (living) {
    const known = await store.findPair(tx, leadId, exhibits)
    if (known) return { leadId, pairId: known.id, known: known.state }
  } else {
    const [caseOne, caseTwo] = [sides[0].case_id, sides[1].case_id]
    const { source, priority } = how
    const sensitivity = strictest(sides.flatMap((side) => [side.sensitivity, side.case_sensitivity]))
    await store.insertLead(tx, { id: leadId, source, priority, caseOne, caseTwo, pairKey, sensitivity })
  }
  const pairId = uuid()
  await store.insertPair(tx, {
    id: pairId,
    leadId,
    exhibits,
    sensitivity: strictest(sides.map((side) => side.sensitivity)),
    comparisonId: how.comparisonId ?? null,
  })
  return { leadId, pairId, known: null }
}

const ORDER: readonly Sensitivity[] = ['sealed', 'restricted', 'open']
const strictest = (all: readonly Sensitivity[]): Sensitivity =>
  ORDER.find((one) => all.includes(one)) ?? 'restricted'
