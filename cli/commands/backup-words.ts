import type { Contents } from '#platform/backup'
import { UsageError, type Given } from '../command.ts'

/** The one file a command is about. */
export function oneFile({ words }: Given, command: string): string {
  const [path, ...more] = words
  if (path === undefined || more.length > 0)
    throw new UsageError(`Name one file: throughline ${command} FILE`)
  return path
}

/** Says what a backup holds, in words or as JSON. */
export function sayContents(
  given: Given,
  closing: Contents['closing'],
  more: Readonly<Record<string, string | number>>,
): void {
  const rows = closing.tables.reduce((sum, table) => sum + table.rows, 0)
  if (given.flag('json')) return given.print(JSON.stringify({ ...more, rows, ...closing }, null, 2))
  const n = (count: number) => count.toLocaleString('en')
  given.print(
    `Whole and unchanged: ${n(rows)} rows in ${n(closing.tables.length)} tables, ${n(closing.files.count)} files of ${n(closing.files.bytes)} bytes.`,
  )
  if (closing.auditHead)
    given.print(`The audit ends at number ${n(closing.auditHead.seq)}, ${closing.auditHead.hash}.`)
  for (const hash of closing.files.missing)
    given.print(`Not in it, because the store no longer had it whole: file ${hash}`)
}
