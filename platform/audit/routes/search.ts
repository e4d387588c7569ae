import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { asOwner, type Database, type Tx } from '#platform/db'
import { handle, type ServedRoute } from '#platform/http'
import { csvWriter } from '#platform/import'
import {
  exportAudit,
  readChoices,
  recordHistory,
  searchAudit,
  type AuditFilter,
  type HistoryEntry,
} from '../contract.ts'
import { forgottenAt } from '../contents/read.ts'
import { secretOf } from '../contents/vault.ts'
import { presentChange } from '../present/change.ts'
import { presentEntry, type Presenting } from '../present/entry.ts'
import { EVENT_HEADERS, eventCells } from '../present/report.ts'
import { changesOf, seesRecord } from '../service/history.ts'
import { findEvents, peopleOf, type EventRow } from '../store/events.ts'
import { placeOf } from './cursor.ts'

const PAGE = 50
const EXPORT_BATCH = 2_000

/** What an auditor asks is kept as well: the filters that were set, by name. */
const asked = (filter: AuditFilter): string[] => Object.keys(filter).filter((name) => name !== 'cursor')

/** The auditor's search, its export, and the history of one record. */
export function searchRoutes(database: Database, words: Presenting): ServedRoute[] {
  return [
    handle(searchAudit, async ({ query: { cursor, ...filter }, transact }) => {
      const before = placeOf(cursor, words.ids)
      const { rows, last } = await transact(async (tx) => {
        const found = await pageOf(tx, filter, before)
        tx.about({ type: 'audit', fields: asked(filter), count: found.rows.length })
        return found
      })
      return { entries: rows.map((row) => presentEntry(row, words)), next: hidden(last, words) }
    }),
    handle(exportAudit, async ({ query, transact }) => ({
      file: await exported(transact, query, words),
      mediaType: 'text/csv; charset=utf-8',
      name: 'audit.csv',
    })),
    handle(readChoices, async ({ actor, transact }) => {
      const people = await transact(async (tx) => {
        const found = await asOwner(tx, (client) => peopleOf(client, actor!.agencyId))
        tx.about({ type: 'person', count: found.length })
        return found
      })
      return { people, actions: [...words.actions().all] }
    }),
    handle(recordHistory, async ({ params: { type, record }, query, transact }) => {
      const id = record
      const before = placeOf(query.cursor, words.ids)
      const history = await transact(async (tx) => {
        tx.about({ type: 'audit', id: `${type}:${id}` })
        return readHistory(tx, database, { type, id }, before)
      })
      const { rows, last, seen, changes, forgotten } = history
      return {
        entries: rows.map((row): HistoryEntry => {
          const change = row.content_hash && changes.get(row.content_hash.toString('hex'))
          return { ...presentEntry(row, words), changes: change ? presentChange(change) : null }
        }),
        next: hidden(last, words),
        recordPath: words.recordPath(type, id),
        seen,
        forgottenAt: forgotten?.toISOString() ?? null,
      }
    }),
  ]
}

interface Page {
  readonly rows: readonly EventRow[]
  /** Number of the last row, where more follow it. */
  readonly last: number | null
}

const hidden = (number: number | null, { ids }: Presenting): string | null =>
  number === null ? null : ids.hide(number)

async function pageOf(tx: Tx, filter: AuditFilter, cursor: number | undefined): Promise<Page> {
  const found = await asOwner(tx, (client) =>
    findEvents(client, tx.actor.agencyId, filter, {
      cursor,
      limit: PAGE + 1,
    }),
  )
  const rows = found.slice(0, PAGE)
  return { rows, last: found.length > PAGE ? rows.at(-1)!.id : null }
}

async function readHistory(
  tx: Tx,
  database: Database,
  record: { type: string; id: string },
  cursor: number | undefined,
) {
  const page = await pageOf(tx, { type: record.type, record: record.id }, cursor)
  const seen = await seesRecord(tx, record.type, record.id)
  const hashes = seen ? page.rows.flatMap(({ content_hash }) => (content_hash ? [content_hash] : [])) : []
  const changes = await changesOf(tx, secretOf(database), record, hashes)
  const forgotten = await asOwner(tx, (client) => forgottenAt(client, record.type, record.id))
  return { ...page, seen, changes, forgotten }
}

type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** Streams in the transaction that leaves the audit row; the file ends only when that is committed. */
async function exported(transact: Transact, filter: AuditFilter, words: Presenting): Promise<Readable> {
  const file = new PassThrough()
  const work = transact(async (tx) => {
    let count = 0
    const batches = async function* () {
      for (let cursor: number | undefined; ;) {
        const rows = await asOwner(tx, (client) =>
          findEvents(client, tx.actor.agencyId, filter, { cursor, limit: EXPORT_BATCH }),
        )
        count += rows.length
        yield rows.map((row) => eventCells(presentEntry(row, words)))
        if (rows.length < EXPORT_BATCH) return
        cursor = rows.at(-1)!.id
      }
    }
    await pipeline(csvWriter(EVENT_HEADERS, batches()), file, { end: false })
    tx.about({ type: 'audit', fields: asked(filter), count })
  })
  work.then(
    () => file.end(),
    (error: Error) => file.destroy(error),
  )
  return file
}
