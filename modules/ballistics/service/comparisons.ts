import { buffer } from 'node:stream/consumers'
import type { Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { Failure } from '#platform/http'
import { unpacked } from './engine/summary.ts'
import { ask } from './engine/pool.ts'
import { findComparison, findPair, keepComparison, offer } from '../store/comparisons.ts'
import { findRefs } from '../store/reading-list.ts'
import type { ScanRow } from '../store/scans.ts'
import { readingsFor } from './reviews.ts'
import { readScan } from './scans.ts'

/**
 * One comparison with all its cells.
 * @throws Failure `record.unavailable` unless the actor may see both exhibits
 */
export async function readComparison(tx: Tx, id: string) {
  tx.about({ type: 'comparison', id })
  const row = await findComparison(tx, id)
  if (!row) throw new Failure('record.unavailable')
  const refs = await findRefs(tx, [row.scan_id, row.candidate_scan_id])
  const [reference, candidate] = [row.scan_id, row.candidate_scan_id].map((scan) => refs.get(scan))
  if (!reference || !candidate) throw new Failure('record.unavailable')
  for (const one of [reference, candidate])
    tx.about({ type: 'exhibit', id: one.exhibit_id, fields: ['scans'] })
  return {
    row,
    comparison: unpacked(row.detail),
    reference,
    candidate,
    readings: await readingsFor(tx, row),
    personId: tx.actor.personId,
  }
}

/** Two scans that may be compared, of which the first is the agency's own. */
export async function pairOf(tx: Tx, one: string, two: string) {
  if (one === two) throw new Failure('ballistics.same_scan')
  const [reference, candidate] = [await readScan(tx, one), await readScan(tx, two)]
  if (!reference.mayEdit && reference.row.owner_agency !== tx.actor.agencyId)
    throw new Failure('permission.missing')
  for (const { row } of [reference, candidate])
    if (row.state !== 'ready' || row.mark !== 'breech-face' || !row.prepared_hash)
      throw new Failure('ballistics.scan_not_ready')
  return { reference: reference.row, candidate: candidate.row, known: await findPair(tx, one, two) }
}

/** Compares two prepared scans cell by cell. */
export async function compareRows(files: FileStore, reference: ScanRow, candidate: ScanRow) {
  const [own, other] = await Promise.all(
    [reference, candidate].map(
      async (row) => new Uint8Array(await buffer(await files.open(row.prepared_hash!))),
    ),
  )
  return ask({
    kind: 'exact',
    query: { id: reference.prepared_hash!, detail: own! },
    detail: other!,
    theta: 0,
  })
}

/** Keeps a comparison that a person asked for and puts it into the reading list. */
export async function keepAsked(
  tx: Tx,
  { reference, candidate }: { reference: ScanRow; candidate: ScanRow },
  comparison: Awaited<ReturnType<typeof compareRows>>,
): Promise<string> {
  const id = await keepComparison(
    tx,
    {
      scanId: reference.id,
      exhibitId: reference.exhibit_id,
      candidateScanId: candidate.id,
      candidateExhibitId: candidate.exhibit_id,
    },
    comparison,
  )
  await offer(tx, [id])
  tx.about({ type: 'comparison', id, fields: ['made'] })
  return id
}

/** Puts a comparison that is there into the reading list. */
export async function offerKnown(tx: Tx, id: string): Promise<string> {
  tx.about({ type: 'comparison', id, fields: ['made'] })
  await offer(tx, [id])
  return id
}
