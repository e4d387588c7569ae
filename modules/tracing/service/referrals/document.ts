import { Readable } from 'node:stream'
import type { Tx } from '#platform/db'
import { writePdf } from '#platform/documents'
import type { FileAnswer } from '#platform/http'
import { csvWriter, type Cell } from '#platform/import'
import { TRACE_CAVEAT, type ReferredGun } from '../../contract/index.ts'
import { referralBlocks } from '../../present/referral-document.ts'
import { packageVersion } from './read.ts'

/** The package as a PDF. @throws Failure `record.unavailable` */
export async function printReferral(
  tx: Tx,
  id: string,
  version: number | undefined,
  now = new Date(),
): Promise<FileAnswer> {
  const { row, content, sent } = await packageVersion(tx, id, version)
  tx.about({ type: 'referral', id, fields: ['document'] })
  const standing = sent ? `Version ${sent.version}, as sent on ${sent.sent_on}` : 'As it stands, not as sent'
  const bytes = await writePdf(
    {
      title: `Referral ${row.number}`,
      subtitle: `Indicators of firearms trafficking. ${standing}`,
      labels: ['Trace data', row.owner_name, row.sensitivity],
      purpose: 'For a bona fide criminal investigation',
      printedBy: tx.actor.name,
      printedAt: now.toISOString().slice(0, 16).replace('T', ' '),
      notice:
        'Law enforcement sensitive: trace data may be disclosed only to law enforcement and prosecutors (Public Law 112-55). Indicators to examine, no accusation.',
      madeAt: now,
    },
    referralBlocks(content, {
      number: row.number,
      agency: row.owner_name,
      sentOn: sent?.sent_on ?? null,
      correction: sent?.correction ?? null,
    }),
  )
  return {
    file: Readable.from([bytes]),
    mediaType: 'application/pdf',
    name: `${row.number}${sent ? `-${sent.version}` : ''}.pdf`,
  }
}

type Column = readonly [header: string, cell: (gun: ReferredGun) => Cell]

const COLUMNS: readonly Column[] = [
  ['reference', (gun) => gun.reference],
  ['trace_number', (gun) => gun.traceNumber],
  ['case_number', (gun) => gun.caseNumber],
  ['gun', (gun) => gun.gun],
  ['serial', (gun) => gun.serial],
  ['purchased_on', (gun) => gun.purchasedOn],
  ['dealer', (gun) => gun.dealer],
  ['dealer_licence', (gun) => gun.licence],
  ['purchaser_number', (gun) => gun.purchaserNumber],
  ['recovered_on', (gun) => gun.recoveredOn],
  ['recovery_address', (gun) => gun.address],
  ['days_to_crime', (gun) => gun.daysToCrime],
  ['part', (gun) => gun.part],
]

/** The package as data: whole, or its guns as a table. @throws Failure `record.unavailable` */
export async function exportReferral(
  tx: Tx,
  id: string,
  { as, version }: { as: 'json' | 'csv'; version?: number | undefined },
): Promise<FileAnswer> {
  const { row, content, sent } = await packageVersion(tx, id, version)
  tx.about({ type: 'referral', id, fields: [as] })
  const name = `${row.number}${sent ? `-${sent.version}` : ''}`
  if (as === 'csv')
    return {
      file: csvWriter(
        COLUMNS.map(([header]) => header),
        [content.guns.map((gun) => COLUMNS.map(([, cell]) => cell(gun)))],
      ),
      mediaType: 'text/csv; charset=utf-8',
      name: `${name}.csv`,
    }
  const whole = {
    referral: row.number,
    agency: row.owner_name,
    sentOn: sent?.sent_on ?? null,
    correction: sent?.correction ?? null,
    caveat: TRACE_CAVEAT,
    ...content,
  }
  return {
    file: Readable.from([JSON.stringify(whole, null, 2)]),
    mediaType: 'application/json',
    name: `${name}.json`,
  }
}
