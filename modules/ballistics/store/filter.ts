import { calibreKey } from '#platform/firearms'
import type { ExhibitFilter, ExhibitStage } from '../contract/index.ts'
import type { Values } from './values.ts'

/** Over exhibits `e`: how far each has come. */
export const STAGE = `case when e.reviewed_at is not null then 'reviewed' when e.searched_at is not null then 'searched'
  when e.acquired_at is not null then 'acquired' when e.triaged_at is not null then 'triaged'
  when e.received_at is not null then 'received' else 'awaited' end`

const IN_STAGE: Readonly<Record<ExhibitStage, string>> = {
  reviewed: 'e.reviewed_at is not null',
  searched: 'e.searched_at is not null and e.reviewed_at is null',
  acquired: 'e.acquired_at is not null and e.searched_at is null and e.reviewed_at is null',
  triaged: 'e.triaged_at is not null and e.acquired_at is null',
  received: 'e.received_at is not null and e.triaged_at is null and e.acquired_at is null',
  awaited: 'e.received_at is null and e.triaged_at is null and e.acquired_at is null',
}

/** The filter as conditions on exhibits `e`. */
export function conditionsOf(filter: ExhibitFilter, values: Values): string[] {
  const list = (column: string, wanted: readonly string[] | undefined, type = 'text') =>
    wanted?.length ? [`e.${column} = any (${values.add(wanted)}::${type}[])`] : []
  return [
    ...list('kind', filter.kind),
    ...list('triage', filter.triage),
    ...list('owner_agency', filter.agency, 'int'),
    ...(filter.caseId ? [`e.casefile_id = ${values.add(filter.caseId)}::uuid`] : []),
    ...(filter.stage?.length
      ? [`(${filter.stage.map((stage) => `(${IN_STAGE[stage]})`).join(' or ')})`]
      : []),
    ...(filter.calibre ? [calibre(filter.calibre, values)] : []),
    ...(filter.holder ? [`e.holder = ${values.add(filter.holder)}`] : []),
    ...days('collected_at', filter.from, filter.to, values),
    ...days('received_at', filter.receivedFrom, filter.receivedTo, values),
    ...(filter.unnumbered === undefined
      ? []
      : [
          `e.casefile_id in (select c.id from ballistics.casefile c where c.numbered = ${values.add(!filter.unnumbered)})`,
        ]),
    ...searchConditions(filter.q, values),
  ]
}

/** A calibre however it was spelled, where the vocabulary knows it; otherwise as it was written. */
function calibre(written: string, values: Values): string {
  const key = calibreKey(written)
  return key === null
    ? `lower(e.calibre) = lower(${values.add(written)})`
    : `e.calibre_key = ${values.add(key)}`
}

/** Whole days of the reader's agency, both included. */
function days(column: string, from: string | undefined, to: string | undefined, values: Values): string[] {
  return [
    ...(from ? [`e.${column} >= ${values.add(from)}::date`] : []),
    ...(to ? [`e.${column} < ${values.add(to)}::date + 1`] : []),
  ]
}

/** Without blanks, dashes and case: how numbers are compared. */
export const keyOf = (text: string): string => text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')

/**
 * The start of an exhibit's number, of its barcode or of its case's number. Ranges of plain columns, because under
 * row-level security only operators that leak nothing may use an index; each in a branch of its own index.
 */
function searchConditions(q: string | undefined, values: Values): string[] {
  const text = q?.trim() ?? ''
  if (text === '') return []
  const key = keyOf(text)
  const range = (column: string, start: string) =>
    `${column} >= ${values.add(start)} and ${column} < ${values.add(after(start))}`
  const barcodes = [...new Set([text, text.toUpperCase()])]
  const own = 'o.owner_agency = any ((select access.allowed_agencies())::int[])'
  const branches = [
    ...barcodes.map(
      (start) => `select o.id from ballistics.exhibit o where ${own} and ${range('o.barcode', start)}`,
    ),
    ...(key
      ? [
          `select o.id from ballistics.exhibit o where ${own} and ${range('o.number_key', key)}`,
          `select o.id from ballistics.casefile c join ballistics.exhibit o on o.casefile_id = c.id
             where ${range('c.number_key', key)}`,
        ]
      : []),
  ]
  return [`e.id in (${branches.join(' union all ')})`]
}

/** The first text after everything that begins with `start`. */
export const after = (start: string): string =>
  start.slice(0, -1) + String.fromCodePoint(start.codePointAt(start.length - 1)! + 1)
