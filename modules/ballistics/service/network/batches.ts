import { calendar, dueAt, lateBefore, type Calendar } from '#platform/calendar'
import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { BatchState, BatchStep, ItemState } from '../../contract/index.ts'
import { acquire } from '../../store/network/acquisitions.ts'
import * as store from '../../store/network/batches.ts'
import { insertCustody } from '../../store/custody.ts'
import { useLocalTime } from '../../store/moments.ts'
import { matchSides } from './match.ts'

/** NIBIN’s minimum required operating standards: entered within two business days of receipt. */
const LIMIT = { businessDays: 2 }

const calendarOf = async (tx: Tx): Promise<Calendar> =>
  calendar({ zone: await store.agencyZone(tx), weekend: [6, 7], holidays: 'federal', closed: [], open: [] })

/** When an exhibit should be entered, and whether that is past. */
export interface DueBy {
  readonly dueAt: Date | null
  readonly late: boolean
}

const dueOf = (days: Calendar, received: Date | null, now: Date): DueBy => {
  const due = received && dueAt(days, received, LIMIT)
  return { dueAt: due, late: due !== null && due <= now }
}

/** Exhibits that wait for a batch, the longest waiting first. */
export async function listQueue(tx: Tx, limit: number) {
  const now = new Date()
  const days = await calendarOf(tx)
  const rows = await store.findQueue(tx, limit)
  tx.about({ type: 'exhibit', count: rows.length })
  const counts = await store.countQueue(tx, lateBefore(days, now, LIMIT))
  return { rows: rows.map((row) => ({ ...row, ...dueOf(days, row.received_at, now) })), ...counts }
}

/** A batch with how far it is. */
export type BatchWithState = store.BatchRow & DueBy & { readonly state: BatchState }

const withState = (days: Calendar, now: Date, row: store.BatchRow): BatchWithState => ({
  ...row,
  ...dueOf(days, row.first_received, now),
  state: stateOf(row.states),
})

const ORDER: readonly BatchState[] = ['queued', 'sent', 'received', 'acquired', 'returned']

/** As far as the exhibit that is least far; one whose exhibits were all taken out is done. */
export const stateOf = (states: store.BatchRow['states']): BatchState =>
  ORDER.find((state) => (states[state] ?? 0) > 0) ?? 'returned'

export async function listBatches(tx: Tx): Promise<BatchWithState[]> {
  const [days, now] = [await calendarOf(tx), new Date()]
  const rows = await store.findBatches(tx)
  tx.about({ type: 'network-batch', count: rows.length })
  return rows.map((row) => withState(days, now, row))
}

export interface BatchWithItems {
  readonly batch: BatchWithState
  readonly items: readonly store.ItemRow[]
}

/** @throws Failure record.unavailable */
export async function readBatch(tx: Tx, id: string, lock = false): Promise<BatchWithItems> {
  const row = await store.findBatch(tx, id, lock)
  if (!row) throw new Failure('record.unavailable')
  tx.about({ type: 'network-batch', id })
  return { batch: withState(await calendarOf(tx), new Date(), row), items: await store.findItems(tx, id) }
}

/** @throws Failure ballistics.not_queued */
export async function createBatch(
  tx: Tx,
  asked: Parameters<typeof store.insertBatch>[1],
): Promise<BatchWithItems> {
  const wanted = [...new Set(asked.exhibits)]
  const exhibits = await store.lockQueued(tx, wanted)
  if (exhibits.length < wanted.length) throw new Failure('ballistics.not_queued')
  return readBatch(tx, await store.insertBatch(tx, { ...asked, exhibits }))
}

/**
 * The next step of a batch. Each that moves exhibits leaves a row in their custody.
 *
 * @throws Failure record.unavailable, record.changed, ballistics.batch_step, ballistics.acquisition_taken
 */
export async function stepBatch(
  tx: Tx,
  id: string,
  { version, step }: { readonly version: number; readonly step: BatchStep },
): Promise<BatchWithItems> {
  const before = await readBatch(tx, id, true)
  if (before.batch.version !== version) throw new Failure('record.changed')
  await useLocalTime(tx)
  await STEPS[step.step](tx, before, step as never)
  tx.about({ type: 'network-batch', id, fields: [step.step] })
  return readBatch(tx, id)
}

type Taken<S extends BatchStep['step']> = Extract<BatchStep, { step: S }>

const STEPS: {
  readonly [S in BatchStep['step']]: (tx: Tx, at: BatchWithItems, step: Taken<S>) => Promise<void>
} = {
  async send(tx, at, { on, carriedBy }) {
    const { batch } = at
    const items = itemsIn(at, 'queued')
    await store.changeItems(tx, batch.id, { exhibits: idsOf(items), state: 'sent' })
    await store.changeBatch(tx, batch.id, { sent_on: on, carried_by: carriedBy })
    await insertCustody(
      tx,
      items.map(({ exhibit_id, holder }) => ({
        exhibitId: exhibit_id,
        kind: 'handed-over' as const,
        happenedAt: on,
        from: holder ?? tx.actor.name,
        to: carriedBy,
        place: `On the way to ${batch.site}`,
        reason: `Batch ${batch.number}`,
      })),
    )
  },
  async receive(tx, at, { on, receivedBy }) {
    const { batch } = at
    const items = itemsIn(at, 'sent')
    await store.changeItems(tx, batch.id, { exhibits: idsOf(items), state: 'received' })
    await store.changeBatch(tx, batch.id, { received_on: on, received_by: receivedBy })
    await insertCustody(
      tx,
      items.map(({ exhibit_id }) => ({
        exhibitId: exhibit_id,
        kind: 'handed-over' as const,
        happenedAt: on,
        from: batch.carried_by,
        to: receivedBy,
        place: batch.site,
        reason: `Batch ${batch.number}`,
      })),
    )
  },
  async acquire(tx, at, { exhibit, acquisition, on }) {
    const item = oneOf(at, exhibit, ['sent', 'received'])
    if (await store.isAcquisitionTaken(tx, acquisition, item.exhibit_id))
      throw new Failure('ballistics.acquisition_taken')
    await acquire(tx, [{ id: item.exhibit_id, acquisition, enteredOn: on, time: null, site: at.batch.site }])
    await store.changeItems(tx, at.batch.id, { exhibits: [exhibit], state: 'acquired', acquiredOn: on })
    await store.changeBatch(tx, at.batch.id, {})
    await matchSides(tx)
  },
  async return(tx, at, { on, to, reason }) {
    const { batch } = at
    const items = itemsIn(at, 'received', 'acquired')
    // What comes back without being entered waits again: nothing leaves the queue silently.
    if (items.some(({ state }) => state === 'received') && !reason)
      throw new Failure('ballistics.batch_step', {
        detail: 'Some of the exhibits come back without being entered.',
        remedy: 'Say why; they then wait for another batch.',
      })
    await store.changeItems(tx, batch.id, {
      exhibits: idsOf(items),
      state: 'returned',
      reason,
      returnedOn: on,
    })
    await store.changeBatch(tx, batch.id, {})
    await insertCustody(
      tx,
      items.map(({ exhibit_id }) => ({
        exhibitId: exhibit_id,
        kind: 'returned' as const,
        happenedAt: on,
        from: batch.received_by ?? batch.site,
        to,
        reason: reason ?? `Batch ${batch.number}`,
      })),
    )
  },
  async remove(tx, at, { exhibit, reason }) {
    oneOf(at, exhibit, ['queued'])
    await store.changeItems(tx, at.batch.id, { exhibits: [exhibit], state: 'removed', reason })
    await store.changeBatch(tx, at.batch.id, {})
  },
}

function itemsIn({ items }: BatchWithItems, ...states: readonly ItemState[]): store.ItemRow[] {
  const found = items.filter(({ state }) => states.includes(state))
  if (found.length === 0) throw new Failure('ballistics.batch_step')
  return found
}

function oneOf({ items }: BatchWithItems, exhibit: string, states: readonly ItemState[]): store.ItemRow {
  const item = items.find(({ exhibit_id }) => exhibit_id === exhibit)
  if (!item) throw new Failure('record.unavailable')
  if (!states.includes(item.state)) throw new Failure('ballistics.batch_step')
  return item
}

const idsOf = (items: readonly store.ItemRow[]): string[] => items.map(({ exhibit_id }) => exhibit_id)
