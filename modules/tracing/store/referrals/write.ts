import { uuid, type Tx } from '#platform/db'
import type {
  ReferralContent,
  ReferralOutcome,
  ReferralPackage,
  ReferralState,
} from '../../contract/index.ts'
import { insertRows } from '../recovery-write.ts'
import type { ReferralEventRow } from './read.ts'

/** The next number of the agency in a year: `TR-2026-0007`. */
export async function nextNumber(tx: Tx, year: number): Promise<string> {
  const { rows } = await tx.client.query<{ last: number }>(
    `insert into tracing.referral_counter (owner_agency, year, last) values ($1, $2, 1)
     on conflict (owner_agency, year) do update set last = tracing.referral_counter.last + 1 returning last`,
    [tx.actor.agencyId, year],
  )
  return `TR-${year}-${String(rows[0]!.last).padStart(4, '0')}`
}

export async function insertReferral(tx: Tx, number: string, content: ReferralContent): Promise<string> {
  const id = uuid()
  await insertRows(
    tx,
    'referral',
    ['id', 'owner_agency', 'number', ...CONTENT, 'recorded_by', 'recorded_by_name'],
    [[id, tx.actor.agencyId, number, ...contentOf(content), tx.actor.personId, tx.actor.name]],
  )
  return id
}

const CONTENT = ['receiver', 'receiver_name', 'contact', 'narrative', 'request']
const contentOf = (one: ReferralContent): unknown[] => [
  one.receiver,
  one.receiverName,
  one.contact,
  one.narrative,
  one.request,
]

export async function updateContent(tx: Tx, id: string, content: ReferralContent): Promise<void> {
  const sets = CONTENT.map((name, at) => `${name} = $${at + 2}`).join(', ')
  await tx.client.query(`update tracing.referral set ${sets}, version = version + 1 where id = $1`, [
    id,
    ...contentOf(content),
  ])
}

/** Says which indicators a referral is about, in place of those before. */
export async function replaceIndicators(tx: Tx, id: string, indicatorIds: readonly string[]): Promise<void> {
  await tx.client.query('delete from tracing.referral_indicator where referral_id = $1', [id])
  await insertRows(
    tx,
    'referral_indicator',
    ['referral_id', 'indicator_id', 'owner_agency'],
    indicatorIds.map((one) => [id, one, tx.actor.agencyId]),
  )
}

export async function setReferralState(
  tx: Tx,
  id: string,
  change: { state: ReferralState; sentOn?: string; outcome?: ReferralOutcome | null },
): Promise<void> {
  await tx.client.query(
    `update tracing.referral set state = $2, sent_on = coalesce($3, sent_on), outcome = $4, version = version + 1 where id = $1`,
    [id, change.state, change.sentOn ?? null, change.outcome ?? null],
  )
}

export async function insertPackage(
  tx: Tx,
  id: string,
  sent: { version: number; content: ReferralPackage; correction: string | null; on: string },
): Promise<void> {
  await insertRows(
    tx,
    'referral_package',
    ['referral_id', 'version', 'owner_agency', 'content', 'correction', 'sent_on', 'sent_by', 'sent_by_name'],
    [
      [
        id,
        sent.version,
        tx.actor.agencyId,
        JSON.stringify(sent.content),
        sent.correction,
        sent.on,
        tx.actor.personId,
        tx.actor.name,
      ],
    ],
  )
}

export async function addReferralEvent(
  tx: Tx,
  id: string,
  event: { kind: ReferralEventRow['kind']; on: string; outcome?: ReferralOutcome | null; words?: string },
): Promise<void> {
  await insertRows(
    tx,
    'referral_event',
    ['id', 'referral_id', 'owner_agency', 'kind', 'happened_on', 'outcome', 'words', 'person', 'person_name'],
    [
      [
        uuid(),
        id,
        tx.actor.agencyId,
        event.kind,
        event.on,
        event.outcome ?? null,
        event.words || null,
        tx.actor.personId,
        tx.actor.name,
      ],
    ],
  )
}
