import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { DelayReason, ExhibitQueue } from '../../contract/index.ts'
import { delaysOf, endDelays, insertDelays, stillWaiting, type DelayRow } from '../../store/queue/delays.ts'
import { lockExhibits } from '../../store/read.ts'
import { readExhibit } from '../exhibits.ts'

interface Told {
  readonly exhibits: readonly string[]
  readonly stage: ExhibitQueue
  readonly reason: DelayReason
  readonly words: string | null
  readonly until: string | null
}

/**
 * Says why exhibits wait. What was said before of the same step ends with it.
 * @throws Failure `record.unavailable` for one that is not the agency's own, `ballistics.not_waiting`
 */
export async function recordDelay(tx: Tx, { exhibits, ...delay }: Told): Promise<number> {
  const ids = await hold(tx, exhibits)
  const waiting = await stillWaiting(tx, ids, delay.stage)
  if (waiting.size < ids.length) throw new Failure('ballistics.not_waiting')
  await endDelays(tx, ids, delay.stage)
  await insertDelays(tx, ids, delay)
  for (const id of ids) tx.about({ type: 'exhibit', id, fields: ['delayed'] })
  return ids.length
}

/**
 * Says that nothing holds exhibits up any more.
 * @throws Failure `record.unavailable` for one that is not the agency's own
 */
export async function endDelay(
  tx: Tx,
  { exhibits, stage }: { exhibits: readonly string[]; stage: ExhibitQueue },
): Promise<number> {
  const ids = await hold(tx, exhibits)
  const ended = await endDelays(tx, ids, stage)
  for (const id of ids) tx.about({ type: 'exhibit', id, fields: ['delay ended'] })
  return ended
}

async function hold(tx: Tx, exhibits: readonly string[]): Promise<string[]> {
  const asked = [...new Set(exhibits)]
  const ids = await lockExhibits(tx, asked)
  if (ids.length === asked.length) return ids
  tx.about({ type: 'exhibit', count: asked.length })
  throw new Failure('record.unavailable')
}

/** @throws Failure `record.unavailable` when the actor may not see the exhibit */
export async function listDelays(tx: Tx, id: string): Promise<DelayRow[]> {
  await readExhibit(tx, id)
  return delaysOf(tx, id)
}
