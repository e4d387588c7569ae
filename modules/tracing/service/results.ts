import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { Purchaser, Step, TraceResult } from '../contract/index.ts'
import { purchaserNumbers, replacePurchasers, replaceSteps, updateTrace } from '../store/trace-write.ts'
import { daysBetween, loadTrace, ownTrace, type TraceState } from './trace.ts'

/** One person, however the names were set: the words of both names in order, and the day of birth. */
export function purchaserKey({ last, first, bornOn }: Pick<Purchaser, 'last' | 'first' | 'bornOn'>): string {
  const names = `${last} ${first}`
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9 ]/g, ' ')
    .split(' ')
    .filter(Boolean)
    .sort()
  return `${names.join(' ')}|${bornOn ?? ''}`
}

/** What stays of a federal firearms licence through renewals: region, district and sequence. */
export function licenceKey(licence: string | null | undefined): string | null {
  const found = /^(\d)-?(\d\d)(?:-?\d{3}-?\d\d-?\d[A-HJ-M])?-?(\d{5})$/.exec(
    (licence ?? '').trim().toUpperCase(),
  )
  return found ? `${found[1]}-${found[2]}-${found[3]}` : null
}

/**
 * Enters what came back for a request, or corrects it.
 * @throws Failure `record.changed`, `tracing.trace_state`, `tracing.number_taken`, `request.invalid`
 */
export async function answerTrace(
  tx: Tx,
  id: string,
  { version, ...result }: TraceResult & { version: number },
): Promise<TraceState> {
  const { row, recovery } = await ownTrace(tx, id, ['submitted', 'answered'], version)
  checkResult(result)
  const sale = result.steps.find(({ kind }) => kind === 'purchaser')?.on ?? null
  const dealer = result.steps.findLast(({ kind }) => kind === 'dealer')
  const number = await numberOf(tx, result.purchaser)
  await replaceSteps(tx, [{ traceId: id, steps: result.steps }])
  await replacePurchasers(
    tx,
    result.purchaser
      ? [{ traceId: id, key: purchaserKey(result.purchaser), purchaser: result.purchaser }]
      : [],
  )
  if (!result.purchaser) await tx.client.query('delete from tracing.purchaser where trace_id = $1', [id])
  await numberFree(
    updateTrace(tx, id, {
      status: 'answered',
      number: result.number ?? row.number,
      outcome: result.outcome,
      answered_on: result.answeredOn,
      purchased_on: sale,
      days_to_crime: recovery.row.recovered_latest ? null : daysBetween(sale, recovery.content.recoveredOn),
      days_least: null,
      days_most: null,
      days_stated: null,
      band_stated: null,
      purchaser_number: number,
      dealer_key: licenceKey(dealer?.licence),
    }),
  )
  tx.about({ type: 'trace', id, fields: ['result'] })
  return loadTrace(tx, id)
}

async function numberOf(tx: Tx, purchaser: Purchaser | null): Promise<number | null> {
  if (!purchaser) return null
  const key = purchaserKey(purchaser)
  return (await purchaserNumbers(tx, [key])).get(key) ?? null
}

function checkResult({ outcome, steps, purchaser }: Omit<TraceResult, 'number'>): void {
  const fields = []
  const sale = steps.find(({ kind }) => kind === 'purchaser')
  if (outcome === 'purchaser-identified' && !purchaser)
    fields.push({ path: 'purchaser.last', message: 'Name the purchaser who was identified.' })
  if (outcome !== 'purchaser-identified' && purchaser)
    fields.push({
      path: 'outcome',
      message: 'A purchaser is named: say that one was identified, or leave the name out.',
    })
  if (purchaser && !sale)
    fields.push({ path: 'steps', message: 'Add the first retail sale to the chain, with its day if known.' })
  const order = steps.flatMap(({ on }) => (on ? [on] : []))
  if (order.some((on, at) => at > 0 && on < order[at - 1]!.slice(0, on.length)))
    fields.push({
      path: 'steps',
      message: 'The days of the chain go backwards. Check them from the maker to the sale.',
    })
  if (fields.length > 0) throw new Failure('request.invalid', { fields })
}

async function numberFree<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    if (code === '23505' && constraint === 'trace_number')
      throw new Failure('tracing.number_taken', { cause: error })
    throw error
  }
}

/** The chain as a result file tells it: only who is named in it. */
export function chainOf(parts: {
  make: string
  importer: string
  dealer: { name: string; licence: string | null; city?: string | null; state: string | null } | null
  soldOn: string | null
  sold: boolean
}): Step[] {
  const step = (kind: Step['kind'], more: Partial<Step>): Step => ({
    kind,
    name: '',
    licence: null,
    city: null,
    state: null,
    on: null,
    ...more,
  })
  return [
    ...(parts.make ? [step('manufacturer', { name: parts.make })] : []),
    ...(parts.importer ? [step('importer', { name: parts.importer })] : []),
    ...(parts.dealer ? [step('dealer', parts.dealer)] : []),
    ...(parts.sold ? [step('purchaser', { on: parts.soldOn, state: parts.dealer?.state ?? null })] : []),
  ]
}
