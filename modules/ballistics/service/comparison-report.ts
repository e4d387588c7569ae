import { buffer } from 'node:stream/consumers'
import type { Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { Failure, type FileAnswer } from '#platform/http'
import { ask } from './engine/pool.ts'
import { comparisonBlocks, type PairPictures } from '../present/comparison-report.ts'
import { presentComparison } from '../present/comparisons.ts'
import { readComparison } from './comparisons.ts'
import { print } from './print.ts'
import { readScan } from './scans.ts'

/**
 * What a report is made of.
 * @throws Failure `record.unavailable`, `ballistics.scan_not_ready`
 */
export async function reportOf(tx: Tx, id: string) {
  const shown = await readComparison(tx, id)
  const [reference, candidate] = [
    (await readScan(tx, shown.row.scan_id)).row,
    (await readScan(tx, shown.row.candidate_scan_id)).row,
  ]
  if (!reference.prepared_hash || !candidate.prepared_hash) throw new Failure('ballistics.scan_not_ready')
  return { shown, reference, candidate }
}

type Report = Awaited<ReturnType<typeof reportOf>>

/** Draws both surfaces, in a thread. Outside of a transaction: it takes longer than a connection should be held. */
export async function drawPair(
  files: FileStore,
  { shown, reference, candidate }: Report,
): Promise<PairPictures> {
  const [own, other] = await Promise.all(
    [reference, candidate].map(
      async (row) => new Uint8Array(await buffer(await files.open(row.prepared_hash!))),
    ),
  )
  const { turn, shift_x: dx, shift_y: dy } = shown.row
  return ask({
    kind: 'picture',
    reference: own!,
    candidate: other!,
    cells: shown.comparison.cells,
    fit: { dx, dy, theta: turn },
  })
}

const STRICTNESS = ['open', 'restricted', 'sealed']

/** Writes it, with the stricter of both labels on every sheet. */
export function printReport(
  tx: Tx,
  { shown, reference, candidate }: Report,
  pictures: PairPictures,
  now: Date,
): Promise<FileAnswer> {
  tx.about({ type: 'comparison', id: shown.row.id, fields: ['report'] })
  const comparison = presentComparison(shown)
  const strictest = [reference, candidate]
    .map(({ sensitivity }) => sensitivity)
    .toSorted((a, b) => STRICTNESS.indexOf(b) - STRICTNESS.indexOf(a))[0]!
  return print(
    tx,
    {
      name: `comparison-${reference.exhibit_number}-${candidate.exhibit_number}.pdf`.replaceAll(
        /[^\w.-]+/g,
        '-',
      ),
      head: {
        title: `Comparison of ${reference.exhibit_number} and ${candidate.exhibit_number}`,
        subtitle: 'Two measured surfaces, compared cell by cell',
        notice:
          'A count ranks candidates and a lead is unconfirmed until an examiner has compared the physical items.',
      },
      owner: [...new Set([reference.owner_name, candidate.owner_name])].join(' and '),
      sensitivity: strictest,
      blocks: (formats) => comparisonBlocks(comparison, pictures, formats),
    },
    now,
  )
}
