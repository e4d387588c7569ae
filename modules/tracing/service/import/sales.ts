import { readSerial } from '#platform/firearms'
import type { Tx } from '#platform/db'
import { upsertSales, type SaleRow } from '../../store/indicators/sales.ts'
import { licenceKey } from '../results.ts'
import { dayReader, required, type FileRow } from './rows.ts'
import type { Tally } from './tally.ts'
import { lenient, named } from './trace-row.ts'

/** Stores dealers' reports of multiple sales, a row a handgun. A report sent again takes the place of the earlier one. */
export async function storeSales(
  tx: Tx,
  rows: readonly FileRow[],
  today: string,
  tally: Tally,
): Promise<void> {
  const [reported, born] = [dayReader(rows, 'reportedOn', today), dayReader(rows, 'purchaserBorn', today)]
  const byGun = new Map<string, SaleRow>()
  for (const row of rows) {
    const sale = saleOf(row, reported(row), lenient(row, born))
    if (tally.refused(row)) continue
    const key = `${sale.report}\n${sale.gunKey}`
    if (byGun.has(key)) tally.note('sent-again')
    byGun.set(key, sale)
  }
  const { added, changed } = await upsertSales(tx, [...byGun.values()])
  tally.stored({ added, changed, all: byGun.size })
}

function saleOf(row: FileRow, reportedOn: string | null, bornOn: string | null): SaleRow {
  const { of } = row
  const licence = required(row, 'licence', 'licence of the dealer')
  const dealerKey = licenceKey(licence)
  if (licence !== '' && dealerKey === null)
    row.problems.push({
      column: 'licence',
      reason: 'A cell is no federal firearms licence.',
      remedy: 'Write it as 1-58-033-02-1K-09876.',
    })
  const { canonical } = readSerial(of('serial'))
  return {
    report: required(row, 'report', 'report number'),
    gunKey: `${canonical ?? of('serial')} ${of('make')}`.trim().toUpperCase() || `row ${row.row}`,
    dealerKey,
    reportedOn,
    last: named(of('purchaserLast')),
    first: named(of('purchaserFirst')),
    bornOn,
    serial: of('serial'),
    canonical,
    make: of('make'),
    model: of('model'),
    type: of('type'),
    calibre: of('calibre'),
  }
}
