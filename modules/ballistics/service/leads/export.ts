import { Readable } from 'node:stream'
import type { Tx } from '#platform/db'
import { Failure, type FileAnswer } from '#platform/http'
import { csvWriter, xlsxWriter } from '#platform/import'
import { EXPORTED } from '../../contract/index.ts'
import { presentExported, EXPORT_HEADERS } from '../../present/lead-export.ts'
import { readPage, type LeadFilter } from '../../store/leads/list.ts'
import { tellClocks } from './tell-clock.ts'

const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/**
 * The pairs of cases under a filter as a file, read whole in the transaction that leaves the audit row.
 * @throws Failure ballistics.too_many_leads
 */
export async function exportLeads(
  tx: Tx,
  { format, ...filter }: LeadFilter & { readonly format: 'csv' | 'xlsx' },
  now: Date,
): Promise<FileAnswer> {
  const rows = await readPage(tx, filter, {
    after: undefined,
    limit: EXPORTED + 1,
    lateBefore: (await tellClocks(tx)).lateBefore(now),
    personId: tx.actor.personId,
  })
  if (rows.length > EXPORTED) throw new Failure('ballistics.too_many_leads')
  tx.about({ type: 'lead', count: rows.length, fields: ['export'] })
  const cells = [rows.map(presentExported)]
  const file =
    format === 'csv' ? csvWriter(EXPORT_HEADERS, cells) : xlsxWriter(EXPORT_HEADERS, cells, 'Leads and hits')
  return { file: Readable.from(file), mediaType: MEDIA_TYPES[format], name: `leads-and-hits.${format}` }
}
