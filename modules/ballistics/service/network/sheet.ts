import { Readable } from 'node:stream'
import type { Tx } from '#platform/db'
import { writePdf, type Block, type Sheet } from '#platform/documents'
import { csvWriter } from '#platform/import'
import { agencyName } from '../../store/network/names.ts'
import { readBatch, type BatchWithItems } from './batches.ts'

const KINDS: Readonly<Record<string, string>> = {
  'cartridge-case': 'Cartridge case',
  bullet: 'Bullet',
  fragment: 'Fragment',
  'test-fire': 'Test fire',
  firearm: 'Firearm',
}

const HEADERS = ['Barcode', 'Exhibit', 'Kind', 'Calibre', 'Agency', 'Case', 'Acquisition'] as const

/** The sheet that travels with a batch: what is in it, and who handed it to whom. */
export async function batchSheet(tx: Tx, id: string, format: 'pdf' | 'csv') {
  const found = await readBatch(tx, id)
  const rows = rowsOf(found)
  const name = `${found.batch.number}.${format}`
  if (format === 'csv')
    return { file: csvWriter(HEADERS, [rows]), mediaType: 'text/csv; charset=utf-8', name }
  const pdf = await writePdf(await headOf(tx, found), blocksOf(found, rows))
  return { file: Readable.from([pdf], { objectMode: false }), mediaType: 'application/pdf', name }
}

const rowsOf = ({ items }: BatchWithItems): string[][] =>
  items
    .filter(({ state }) => state !== 'removed')
    .map((item) => [
      item.barcode,
      item.number,
      KINDS[item.kind] ?? item.kind,
      item.calibre ?? '',
      item.agency,
      item.case_number,
      item.acquisition ?? '',
    ])

async function headOf(tx: Tx, { batch }: BatchWithItems): Promise<Sheet> {
  const now = new Date()
  const agency = await agencyName(tx)
  return {
    title: `Transmittal of evidence, batch ${batch.number}`,
    subtitle: `To ${batch.site}`,
    labels: ['Ballistic evidence', agency, 'Restricted'],
    purpose: tx.actor.purpose.replaceAll('-', ' '),
    printedBy: tx.actor.name,
    printedAt: `${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    madeAt: now,
  }
}

function blocksOf({ batch }: BatchWithItems, rows: readonly string[][]): Block[] {
  const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? ''
  const facts: [string, string][] = [
    ['Batch', batch.number],
    ['Imaging site', batch.site],
    ['Contact', batch.contact ?? ''],
    ['Exhibits', String(rows.length)],
    ['Sent', day(batch.sent_at)],
    ['Carried by', batch.carried_by ?? ''],
    ['Received at the site', day(batch.received_at)],
    ['Remarks', batch.remarks ?? ''],
  ]
  const widths = [2, 2, 2, 1.6, 2.6, 2, 2]
  return [
    { kind: 'facts', rows: facts.filter(([, value]) => value !== '') },
    {
      kind: 'table',
      columns: HEADERS.map((title, at) => ({ title, width: widths[at]! })),
      rows,
      caption: 'Exhibits of this batch. Check each against its barcode before signing.',
    },
    {
      kind: 'signatures',
      lines: [
        'Handed over by, date and time',
        'Carried by, date and time',
        'Received at the site by, date and time',
      ],
    },
  ]
}
