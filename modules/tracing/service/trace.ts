import { firstDay } from '#contract'
import { uuid, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { checkRequest, type Finding, type TraceRequest } from '../contract/index.ts'
import {
  findCorrections,
  findOther,
  findPurchaser,
  findSteps,
  findTrace,
  lastRequester,
  type Neighbour,
  type PurchaserRow,
  type StepRow,
  type TraceRow,
} from '../store/trace.ts'
import { insertTraces, updateTrace } from '../store/trace-write.ts'
import { keepSerials } from '../store/serial.ts'
import { loadRecovery, ownRecovery, type RecoveryState } from './recovery.ts'
import { corrected, groundOf, requestFor } from './requests.ts'

/** One trace as services hand it on. */
export interface TraceState {
  readonly row: TraceRow
  readonly recovery: RecoveryState
  readonly steps: readonly StepRow[]
  readonly corrects: Neighbour | null
  readonly correctedBy: Neighbour | null
  readonly findings: readonly Finding[]
  readonly mayEdit: boolean
  readonly sharedBy: string | null
}

/** @throws Failure `record.unavailable` when there is none that the actor may see */
export async function readTrace(tx: Tx, id: string): Promise<TraceState> {
  tx.about({ type: 'trace', id })
  const state = await loadTrace(tx, id)
  tx.about({ type: 'trace', id, owner: state.row.owner_agency })
  return state
}

/** One trace without a word in the audit. */
export async function loadTrace(tx: Tx, id: string, now = new Date()): Promise<TraceState> {
  const row = await findTrace(tx, id)
  if (!row) throw new Failure('record.unavailable')
  const recovery = await loadRecovery(tx, row.recovery_id)
  const own = row.owner_agency === tx.actor.agencyId
  const open = row.status === 'draft' || row.status === 'rejected'
  const ground = groundOf(recovery, await findOther(tx, row.recovery_id, id), now)
  return {
    row,
    recovery,
    steps: await findSteps(tx, id),
    ...(await findCorrections(tx, row)),
    findings: open ? checkRequest(row.request, ground) : [],
    mayEdit: own && tx.actor.permissions.has('tracing.write'),
    sharedBy: own ? null : row.owner_name,
  }
}

/** Begins a request from what is on record of a gun; one that was begun before is opened instead. */
export async function draftTrace(tx: Tx, recoveryId: string): Promise<TraceState> {
  const recovery = await ownRecovery(tx, recoveryId)
  const begun = recovery.traces.find(({ status }) => status === 'draft')
  if (begun) return readTrace(tx, begun.id)
  const id = uuid()
  const request = requestFor(recovery, await lastRequester(tx), tx.actor.name)
  await insertTraces(tx, [{ id, recoveryId, request }])
  await keepSerials(tx, [{ recordId: id, source: 'trace', text: request.firearm.serial }])
  tx.about({ type: 'trace', id, fields: ['begun'] })
  return loadTrace(tx, id)
}

/** A trace of the actor's own agency in one of some states, locked until the end. */
export async function ownTrace(
  tx: Tx,
  id: string,
  states: readonly TraceRow['status'][],
  version?: number,
): Promise<TraceState> {
  tx.about({ type: 'trace', id })
  const before = await findTrace(tx, id)
  if (!before) throw new Failure('record.unavailable')
  if (before.owner_agency !== tx.actor.agencyId) throw new Failure('permission.missing')
  await findTrace(tx, id, true)
  const state = await loadTrace(tx, id)
  if (!states.includes(state.row.status)) throw new Failure('tracing.trace_state')
  if (version !== undefined && state.row.version !== version) throw new Failure('record.changed')
  return state
}

/** @throws Failure `record.changed`, `tracing.trace_state` */
export async function changeTrace(
  tx: Tx,
  id: string,
  { version, request }: { version: number; request: TraceRequest },
): Promise<TraceState> {
  await ownTrace(tx, id, ['draft'], version)
  await updateTrace(tx, id, { request: JSON.stringify(request), priority: request.priority })
  await keepSerials(tx, [{ recordId: id, source: 'trace', text: request.firearm.serial }])
  tx.about({ type: 'trace', id, fields: ['request'] })
  return loadTrace(tx, id)
}

/**
 * Submits requests: all of them, or none when one would be rejected.
 * @throws Failure `tracing.trace_incomplete` with each request and what is wrong with it
 */
export async function submitTraces(
  tx: Tx,
  { ids, by }: { ids: readonly string[]; by: 'file' | 'form' },
  now = new Date(),
): Promise<number> {
  const states: TraceState[] = []
  for (const id of new Set(ids)) states.push(await ownTrace(tx, id, ['draft']))
  const fields = states.flatMap(({ row, findings }) =>
    findings
      .filter(({ severity }) => severity === 'reject')
      .map(({ field, sentence }) => ({ path: field, message: `T-${row.reference}: ${sentence}` })),
  )
  if (fields.length > 0) throw new Failure('tracing.trace_incomplete', { fields })
  for (const { row } of states) {
    await updateTrace(tx, row.id, {
      status: 'submitted',
      requested_on: now.toISOString().slice(0, 10),
      submitted_at: now,
      submitted_by_name: tx.actor.name,
      sent_by: by,
    })
    tx.about({ type: 'trace', id: row.id, fields: ['submitted'] })
  }
  return states.length
}

/** @throws Failure `record.changed`, `tracing.trace_state` */
export async function rejectTrace(
  tx: Tx,
  id: string,
  given: { version: number; codes: string[]; words: string; on: string },
): Promise<TraceState> {
  await ownTrace(tx, id, ['submitted'], given.version)
  await updateTrace(tx, id, {
    status: 'rejected',
    rejection: JSON.stringify({ codes: given.codes, words: given.words }),
    rejected_on: given.on,
  })
  tx.about({ type: 'trace', id, fields: ['rejected'] })
  return loadTrace(tx, id)
}

/** Begins a corrected request in place of a rejected one; one that was begun before is opened instead. */
export async function correctTrace(tx: Tx, id: string, now = new Date()): Promise<TraceState> {
  const { row, recovery, correctedBy } = await ownTrace(tx, id, ['rejected'])
  if (correctedBy) return readTrace(tx, correctedBy.id)
  const ground = groundOf(recovery, null, now)
  // The recovery may have been mended since: what it says now of the gun is what the number was read as.
  const fresh = requestFor(recovery, row.request.requester, row.request.requester.officer)
  const changedSince = recovery.row.version > 1
  const request = corrected(
    {
      ...row.request,
      firearm: changedSince
        ? { ...row.request.firearm, ...fresh.firearm, obliteration: row.request.firearm.obliteration }
        : row.request.firearm,
    },
    ground,
  )
  const next = uuid()
  await insertTraces(tx, [{ id: next, recoveryId: row.recovery_id, request, correctsId: id }])
  await keepSerials(tx, [{ recordId: next, source: 'trace', text: request.firearm.serial }])
  tx.about({ type: 'trace', id: next, fields: ['corrected'] })
  return loadTrace(tx, next)
}

/** @throws Failure `record.changed`, `tracing.trace_state` */
export async function withdrawTrace(tx: Tx, id: string, version: number): Promise<TraceState> {
  await ownTrace(tx, id, ['draft', 'submitted', 'rejected'], version)
  await updateTrace(tx, id, { status: 'withdrawn' })
  tx.about({ type: 'trace', id, fields: ['withdrawn'] })
  return loadTrace(tx, id)
}

/**
 * Who bought the gun first. Naming the field in the audit is the point: each look leaves its own row.
 * @throws Failure `tracing.no_name`
 */
export async function showPurchaser(tx: Tx, id: string): Promise<PurchaserRow> {
  const { row } = await loadTrace(tx, id)
  tx.about({ type: 'trace', id, fields: ['purchaser'], owner: row.owner_agency })
  const purchaser = await findPurchaser(tx, id)
  if (!purchaser) throw new Failure('tracing.no_name')
  return purchaser
}

/** Days from the first retail sale to the recovery; null where one of the days is not known. */
export function daysBetween(soldOn: string | null, recoveredOn: string): number | null {
  if (soldOn?.length !== 10 || recoveredOn.length !== 10) return null
  return Math.round((Date.parse(firstDay(recoveredOn)) - Date.parse(firstDay(soldOn))) / 86_400_000)
}
