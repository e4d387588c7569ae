import { uuid, type Tx } from '#platform/db'
import {
  insertPossessors,
  knownTraces,
  writeAnswers,
  type Answer,
  type KnownTrace,
} from '../../store/trace-import.ts'
import { insertRecoveries, type NewRecovery } from '../../store/recovery-write.ts'
import { keepSerials } from '../../store/serial.ts'
import {
  insertTraces,
  purchaserNumbers,
  replacePurchasers,
  replaceSteps,
  type NewTrace,
} from '../../store/trace-write.ts'
import { chainOf, licenceKey, purchaserKey } from '../results.ts'
import { daysBetween } from '../trace.ts'
import { matcherOf } from './match.ts'
import type { FileRow } from './rows.ts'
import type { Tally } from './tally.ts'
import { recoveryOf, traceReader, type FileTrace } from './trace-row.ts'

interface Placed {
  readonly id: string
  readonly recoveryId: string
  readonly trace: FileTrace
  /** As it stood here before; null for one that is new. */
  readonly before: KnownTrace | null
}

/**
 * Stores requests and results of a file. A trace that is known by its number is brought up to date; a new one goes to
 * the recovery it is about, and where there is none makes one, which the reconciliation then asks after.
 */
export async function storeTraces(
  tx: Tx,
  rows: readonly FileRow[],
  today: string,
  tally: Tally,
): Promise<void> {
  const traces = readAll(rows, today, tally)
  const known = await knownTraces(tx, [...traces.keys()])
  const match = await matcherOf(tx)
  const placed: Placed[] = []
  const recoveries: NewRecovery[] = []
  const possessors: { recoveryId: string; trace: FileTrace }[] = []
  for (const trace of traces.values()) {
    const before = known.get(trace.number) ?? null
    if (before) placed.push({ id: before.id, recoveryId: before.recovery_id, trace, before })
    else {
      const found = match({ ...trace, make: trace.request.firearm.make })
      const recoveryId = found?.id ?? uuid()
      if (!found)
        recoveries.push({
          id: recoveryId,
          source: 'trace-file',
          content: recoveryOf(trace),
          latest: trace.recoveredOn === null,
        })
      else if (found.people === 0 && trace.possessor) possessors.push({ recoveryId, trace })
      placed.push({ id: uuid(), recoveryId, trace, before: null })
    }
  }
  await insertRecoveries(tx, recoveries)
  await insertPossessors(
    tx,
    possessors.map(({ recoveryId, trace }) => ({ recoveryId, person: trace.possessor! })),
  )
  const fresh = placed.filter(({ before }) => before === null)
  await insertTraces(tx, fresh.map(newTrace))
  await keepSerials(tx, [
    ...recoveries.map(({ id, content }) => ({
      recordId: id,
      source: 'recovery' as const,
      text: content.firearm.serial,
    })),
    ...fresh.map(({ id, trace }) => ({
      recordId: id,
      source: 'trace' as const,
      text: trace.request.firearm.serial,
    })),
  ])
  const changed = placed.filter(({ trace, before }) => trace.outcome !== null && isNews(trace, before))
  await answer(tx, changed)
  tally.recorded(recoveries.length)
  for (let at = 0; at < recoveries.length; at++) tally.note('recovery-made')
  const changedBefore = changed.filter(({ before }) => before !== null).length
  tally.stored({ added: fresh.length, changed: changedBefore, all: placed.length })
}

const isNews = (trace: FileTrace, before: KnownTrace | null): boolean =>
  before === null || before.outcome !== trace.outcome || before.answered_on !== trace.answeredOn

function readAll(rows: readonly FileRow[], today: string, tally: Tally): Map<string, FileTrace> {
  const read = traceReader(rows, today)
  const traces = new Map<string, FileTrace>()
  for (const row of rows) {
    const trace = read(row)
    if (tally.refused(row)) continue
    if (traces.has(trace.number)) tally.note('sent-again')
    traces.set(trace.number, trace)
  }
  return traces
}

const newTrace = ({ id, recoveryId, trace }: Placed): NewTrace => ({
  id,
  recoveryId,
  request: trace.request,
  number: trace.number,
  status: 'submitted',
  requestedOn: trace.requestedOn,
})

async function answer(tx: Tx, placed: readonly Placed[]): Promise<void> {
  const named = placed.filter(({ trace }) => trace.purchaser !== null)
  const numbers = await purchaserNumbers(tx, [
    ...new Set(named.map(({ trace }) => purchaserKey(trace.purchaser!))),
  ])
  await writeAnswers(
    tx,
    placed.map((one) => answerOf(one, numbers)),
  )
  await replaceSteps(
    tx,
    placed.map(({ id, trace }) => ({
      traceId: id,
      steps: chainOf({
        make: trace.request.firearm.make,
        importer: trace.request.firearm.importer,
        dealer: trace.dealer,
        soldOn: trace.purchasedOn,
        sold: trace.outcome === 'purchaser-identified',
      }),
    })),
  )
  await replacePurchasers(
    tx,
    named.map(({ id, trace }) => ({
      traceId: id,
      key: purchaserKey(trace.purchaser!),
      purchaser: trace.purchaser!,
    })),
  )
}

function answerOf({ id, trace }: Placed, numbers: ReadonlyMap<string, number>): Answer {
  return {
    id,
    outcome: trace.outcome!,
    answeredOn: trace.answeredOn!,
    purchasedOn: trace.purchasedOn,
    days: trace.recoveredOn === null ? null : daysBetween(trace.purchasedOn, trace.recoveredOn),
    stated: trace.daysStated,
    purchaserNumber: trace.purchaser ? (numbers.get(purchaserKey(trace.purchaser)) ?? null) : null,
    dealerKey: licenceKey(trace.dealer?.licence),
  }
}
