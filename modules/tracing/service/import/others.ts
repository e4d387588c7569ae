import { readSerial } from '#platform/firearms'
import type { Tx } from '#platform/db'
import { insertStolen, upsertDealers, type Dealer, type StolenGun } from '../../store/other.ts'
import { keepSerials } from '../../store/serial.ts'
import { licenceKey } from '../results.ts'
import { dayReader, required, type FileRow } from './rows.ts'
import type { Tally } from './tally.ts'

/** Stores reports of stolen and lost guns. */
export async function storeStolen(
  tx: Tx,
  rows: readonly FileRow[],
  today: string,
  tally: Tally,
): Promise<void> {
  const reportedOn = dayReader(rows, 'reportedOn', today)
  const byReport = new Map<string, StolenGun>()
  for (const row of rows) {
    const gun = stolenOf(row, reportedOn(row))
    if (tally.refused(row)) continue
    if (byReport.has(gun.report)) tally.note('sent-again')
    byReport.set(gun.report, gun)
  }
  const ids = await insertStolen(tx, [...byReport.values()])
  await keepSerials(
    tx,
    [...ids].map(([report, id]) => ({
      recordId: id,
      source: 'stolen' as const,
      text: byReport.get(report)!.serial,
    })),
  )
  tally.stored({ added: ids.size, changed: 0, all: byReport.size })
}

function stolenOf(row: FileRow, reportedOn: string | null): StolenGun {
  const kind = row.of('kind').toLowerCase()
  return {
    report: required(row, 'report', 'report number'),
    kind: /dealer|ffl|licen/.test(kind) ? 'dealer' : /owner|private|citizen/.test(kind) ? 'owner' : 'other',
    licence: row.of('licence') || null,
    reportedOn,
    serial: row.of('serial'),
    canonical: readSerial(row.of('serial')).canonical,
    make: row.of('make'),
    model: row.of('model'),
    type: row.of('type'),
    calibre: row.of('calibre'),
  }
}

/** Stores licensed dealers, so that results can name them. */
export async function storeDealers(
  tx: Tx,
  rows: readonly FileRow[],
  today: string,
  tally: Tally,
): Promise<void> {
  const closedOn = dayReader(rows, 'closedOn', today)
  const byKey = new Map<string, Dealer>()
  for (const row of rows) {
    const dealer = dealerOf(row, closedOn(row))
    if (!tally.refused(row)) byKey.set(dealer.key, dealer)
  }
  const added = await upsertDealers(tx, [...byKey.values()])
  tally.stored({ added, changed: 0, all: byKey.size })
}

function dealerOf(row: FileRow, closedOn: string | null): Dealer {
  const licence = required(row, 'licence', 'licence')
  const key = licenceKey(licence)
  if (licence !== '' && key === null)
    row.problems.push({
      column: 'licence',
      reason: 'A cell is no federal firearms licence.',
      remedy: 'Write it as 1-58-033-02-1K-09876.',
    })
  return {
    key: key ?? '',
    licence,
    name: required(row, 'name', 'name of the licensee'),
    street: row.of('street') || null,
    state: row.of('state') || null,
    closedOn,
  }
}
