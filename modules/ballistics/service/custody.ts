import type { FieldProblem } from '#contract'
import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { HandOverKind } from '../contract/index.ts'
import * as store from '../store/custody.ts'
import { useLocalTime } from '../store/moments.ts'
import { findExhibits, lockExhibits, type StoredExhibit } from '../store/read.ts'
import { readExhibit } from './exhibits.ts'
import { notYet } from './moments.ts'
import { explainRefused } from './refused.ts'

export interface Custody {
  readonly entries: readonly store.StoredEntry[]
  readonly mayAdd: boolean
}

/** The log of one exhibit. */
export async function readCustody(tx: Tx, exhibitId: string): Promise<Custody> {
  const { mayEdit } = await readExhibit(tx, exhibitId)
  return { entries: await store.findCustody(tx, exhibitId), mayAdd: mayEdit }
}

interface HandOver {
  readonly exhibitIds: readonly string[]
  readonly kind: HandOverKind
  readonly happenedAt: string | null
  readonly to: string | null
  readonly place: string | null
  readonly reason: string | null
}

/**
 * Writes one entry into the log of each exhibit: into all or, if one is not the agency's, into none.
 * @throws Failure `request.invalid`, `record.unavailable`, `ballistics.too_early`
 */
export async function handOver(tx: Tx, given: HandOver): Promise<StoredExhibit[]> {
  await useLocalTime(tx)
  checkHandOver(given)
  const ids = [...new Set(given.exhibitIds)]
  const held = await lockOwn(tx, ids)
  const happenedAt = given.happenedAt ?? new Date().toISOString()
  const to = given.kind === 'received' ? (given.to ?? tx.actor.name) : moves(given.kind) ? given.to : null
  await explainRefused(
    store.insertCustody(
      tx,
      held.map(({ id, holder }) => ({ ...given, exhibitId: id, happenedAt, from: holder, to })),
    ),
  )
  await store.followCustody(tx, ids)
  await refuseTooEarly(tx, ids)
  for (const id of ids) tx.about({ type: 'exhibit', id, fields: [given.kind] })
  return findExhibits(tx, ids)
}

const moves = (kind: HandOverKind) => kind === 'handed-over' || kind === 'returned' || kind === 'received'

function checkHandOver({ kind, happenedAt, to, place }: HandOver): void {
  const fields: FieldProblem[] = [
    ...notYet('happenedAt', happenedAt),
    ...((kind === 'handed-over' || kind === 'returned') && to === null
      ? [{ path: 'to', message: 'Say who has them now.' }]
      : []),
    ...(kind === 'stored' && place === null
      ? [{ path: 'place', message: 'Say where they are stored.' }]
      : []),
  ]
  if (fields.length > 0) throw new Failure('request.invalid', { fields })
}

/**
 * Holds exhibits of the own agency until the transaction ends.
 * @throws Failure `record.unavailable` when one is not
 */
export async function lockOwn(tx: Tx, ids: readonly string[]): Promise<StoredExhibit[]> {
  const locked = await lockExhibits(tx, ids)
  if (locked.length < ids.length) throw new Failure('record.unavailable')
  return findExhibits(tx, ids)
}

async function refuseTooEarly(tx: Tx, ids: readonly string[]): Promise<void> {
  if (await store.receivedTooEarly(tx, ids))
    throw new Failure('ballistics.too_early', {
      fields: [{ path: 'happenedAt', message: 'Received before it was collected. Correct one of the two.' }],
    })
}

interface Correction {
  readonly happened: boolean
  readonly happenedAt: string | null
  readonly to: string | null
  readonly place: string | null
  readonly reason: string
}

/**
 * Adds an entry that corrects another; both stay in the log.
 * @throws Failure `record.unavailable`, `permission.missing`, `ballistics.corrected_already`, `ballistics.too_early`
 */
export async function correctCustody(
  tx: Tx,
  entryId: string,
  { happened, happenedAt, ...given }: Correction,
): Promise<Custody> {
  await useLocalTime(tx)
  tx.about({ type: 'custody', id: entryId })
  const seen = await store.findEntry(tx, entryId)
  if (!seen) throw new Failure('record.unavailable')
  const exhibitId = seen.exhibit_id
  await lockExhibits(tx, [exhibitId])
  const { mayEdit } = await readExhibit(tx, exhibitId)
  if (!mayEdit) throw new Failure('permission.missing')
  // Read again under the lock: someone may have corrected it in between.
  const entry = (await store.findEntry(tx, entryId))!
  if (entry.corrected_by !== null) throw new Failure('ballistics.corrected_already')
  const fields = notYet('happenedAt', happenedAt)
  if (fields.length > 0) throw new Failure('request.invalid', { fields })
  await explainRefused(
    store.insertCustody(tx, [
      {
        ...given,
        exhibitId,
        kind: 'correction',
        happenedAt,
        from: entry.from_holder,
        correctsId: entry.id,
        annuls: !happened,
      },
    ]),
  )
  await store.followCustody(tx, [exhibitId])
  await refuseTooEarly(tx, [exhibitId])
  tx.about({ type: 'exhibit', id: exhibitId, fields: ['corrected'] })
  return readCustody(tx, exhibitId)
}
