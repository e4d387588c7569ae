import { uuid, type Tx } from '#platform/db'
import { calibreKey } from '#platform/firearms'
import { Failure } from '#platform/http'
import type { ExhibitImportReport } from '../../contract/index.ts'
import { ownName } from '../../store/cases.ts'
import { followCustody, type NewEntry } from '../../store/custody.ts'
import { findKnown, insertEntries, markEntered } from '../../store/import/exhibits.ts'
import { useLocalTime } from '../../store/moments.ts'
import { insertExhibits } from '../../store/write.ts'
import type { WholeTable } from '../network/source.ts'
import { explainRefused } from '../refused.ts'
import { casesOf, type AgencyNames } from './cases.ts'
import { columnsOf, holds } from './fields.ts'
import { likeNumbers } from './like.ts'
import {
  readEntries,
  readExhibits,
  type ReadEntry,
  type ReadExhibit,
  type Reading,
  type RowNote,
} from './read.ts'

/** A report names this many rows of each kind; a file with more has one fault many times over. */
const NAMED = 200
const BATCH = 2_000

export interface ImportOptions {
  readonly agencies?: AgencyNames | undefined
  /** Only says what would come of it. */
  readonly trial?: boolean
  /** Tells how far it is; throws to stop. */
  readonly onProgress?: (step: string, done: number, total: number | null) => Promise<void>
}

/** What an import did, and every row it did not take. */
export interface Imported {
  readonly report: ExhibitImportReport
  readonly rejected: readonly RowNote[]
}

/** Stores what a table tells of exhibits: all rows that can be read, in the one transaction. */
export async function importTable(tx: Tx, table: WholeTable, options: ImportOptions = {}): Promise<Imported> {
  const columns = columnsOf(table.headers)
  const kind = holds(columns)
  if (kind === null) throw new Failure('ballistics.not_exhibits')
  await useLocalTime(tx)
  // A clock of a laboratory further east may be ahead by most of a day.
  const latest = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  return kind === 'exhibits'
    ? storeExhibits(tx, table, readExhibits(columns, table, latest), options)
    : storeEntries(tx, table, readEntries(columns, table, latest), options)
}

function report(
  kind: ExhibitImportReport['holds'],
  table: WholeTable,
  { rejected, repeated }: Pick<Reading<unknown>, 'rejected' | 'repeated'>,
  notes: readonly RowNote[],
  counts: Partial<ExhibitImportReport>,
): Imported {
  const told: ExhibitImportReport = {
    holds: kind,
    rows: table.rows.length,
    new: 0,
    advanced: 0,
    known: 0,
    newCases: 0,
    unnumbered: 0,
    repeated,
    rejected: rejected.length,
    problems: rejected.slice(0, NAMED),
    notes: notes.slice(0, NAMED),
    warnings: [...table.warnings],
    ...counts,
  }
  return { report: told, rejected }
}

async function storeExhibits(
  tx: Tx,
  table: WholeTable,
  reading: Reading<ReadExhibit>,
  { agencies = new Map(), trial = false, onProgress }: ImportOptions,
): Promise<Imported> {
  const { found, notes } = reading
  const known = await findKnown(tx, [...found.keys()])
  const fresh = [...found].flatMap(([key, exhibit]) => (known.has(key) ? [] : [exhibit]))
  const came = [...found].flatMap(([key, { received }]) => {
    const stored = known.get(key)
    return stored && !stored.received && received !== null ? [{ ...stored, receivedAt: received }] : []
  })
  const counts = { new: fresh.length, advanced: came.length, known: found.size - fresh.length - came.length }
  const said = [...notes, ...likeNumbers(fresh)]
  if (trial) return report('exhibits', table, reading, said, counts)
  const { of, made, unnumbered } = await casesOf(tx, fresh, agencies)
  const own = await ownName(tx)
  for (let at = 0; at < fresh.length; at += BATCH) {
    await onProgress?.('Storing exhibits', at, fresh.length)
    await insertFresh(tx, fresh.slice(at, at + BATCH), ({ row }) => of.get(row)!, own)
  }
  await onProgress?.('Storing exhibits', fresh.length, fresh.length)
  await insertEntries(
    tx,
    came.map(({ id, holder, receivedAt }) => ({
      exhibitId: id,
      kind: 'received',
      happenedAt: receivedAt,
      from: holder,
      to: own,
    })),
    'log',
  )
  await followCustody(
    tx,
    came.map(({ id }) => id),
  )
  tx.about({ type: 'exhibit', count: fresh.length + came.length, fields: ['imported'] })
  return report('exhibits', table, reading, said, { ...counts, newCases: made, unnumbered })
}

async function insertFresh(
  tx: Tx,
  exhibits: readonly ReadExhibit[],
  caseOf: (exhibit: ReadExhibit) => { readonly id: string; readonly agency: string },
  own: string,
): Promise<void> {
  const entries: NewEntry[] = []
  const rows = exhibits.map((exhibit) => {
    const { content, collected, received } = exhibit
    const id = uuid()
    const { id: caseId, agency: collector } = caseOf(exhibit)
    if (collected !== null)
      entries.push({ exhibitId: id, kind: 'collected', happenedAt: collected, to: collector })
    if (received !== null)
      entries.push({ exhibitId: id, kind: 'received', happenedAt: received, from: collector, to: own })
    return {
      ...content,
      id,
      caseId,
      barcode: content.barcode ?? content.number.toUpperCase(),
      calibreKey: calibreKey(content.calibre),
      collectedAt: collected,
      receivedAt: received,
      holder: received === null ? (collected === null ? null : collector) : own,
      holderPlace: null,
    }
  })
  await explainRefused(insertExhibits(tx, rows))
  await insertEntries(tx, entries, 'nothing')
}

async function storeEntries(
  tx: Tx,
  table: WholeTable,
  reading: Reading<ReadEntry>,
  { trial = false, onProgress }: ImportOptions,
): Promise<Imported> {
  const { found, notes, rejected } = reading
  const known = await findKnown(tx, [...found.keys()])
  const refused: RowNote[] = []
  const said: RowNote[] = [...notes]
  const entered = [...found].flatMap(([key, entry]) => {
    const { row, acquisition, number } = entry
    const stored = known.get(key)
    const refuse = (reason: string, remedy: string) => {
      refused.push({ row, column: null, reason, remedy })
      return []
    }
    if (!stored)
      return refuse(
        `There is no exhibit ${number} at your agency.`,
        'Import the exhibits first, or correct the number.',
      )
    if (!stored.received)
      return refuse(
        `Exhibit ${number} has not been received.`,
        'Mark it as received; then import the row again.',
      )
    if (stored.acquired) {
      if (stored.acquisition !== acquisition)
        said.push({
          row,
          column: null,
          reason: `Exhibit ${number} was entered as ${stored.acquisition ?? 'an acquisition without a number'} already.`,
          remedy: 'What stands here stays; correct the entry on its page if the file is right.',
        })
      return []
    }
    return [{ ...entry, id: stored.id }]
  })
  const all = { ...reading, rejected: [...rejected, ...refused] }
  const counts = { advanced: entered.length, known: found.size - entered.length - refused.length }
  if (!trial) {
    for (let at = 0; at < entered.length; at += BATCH) {
      await onProgress?.('Marking exhibits as entered', at, entered.length)
      const batch = entered.slice(at, at + BATCH)
      await markEntered(tx, batch)
      await insertEntries(
        tx,
        batch.map((entry) => ({
          exhibitId: entry.id,
          kind: 'acquired',
          happenedAt: entry.entered,
          place: entry.site,
          reason: `Acquisition ${entry.acquisition}`,
        })),
        'log',
      )
    }
    tx.about({ type: 'exhibit', count: entered.length, fields: ['imported'] })
  }
  return report('acquisitions', table, all, said, counts)
}
