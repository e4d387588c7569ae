import { mkdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { importExhibitsFile } from '#modules/ballistics'
import { UsageError, type Command, type Given } from '../command.ts'

type Report = Awaited<ReturnType<typeof importExhibitsFile>>

/** `throughline import exhibits FILE`: what the page of imports does, in a script. */
export const importExhibits: Command = {
  usage: 'import exhibits FILE [--acquisitions FILE] [--rejected FOLDER] [--json]',
  options: {
    acquisitions: {
      type: 'string',
      about: 'A second file: what was entered of them into the imaging network',
    },
    rejected: {
      type: 'string',
      about: 'Write the rejected rows of each file into this folder, with row, column, reason and remedy',
    },
  },
  async run(given) {
    const [first, ...more] = given.words
    if (first === undefined || more.length > 0)
      throw new UsageError('Name one file: throughline import exhibits FILE')
    const second = given.text('acquisitions')
    const paths = [first, ...(second === undefined ? [] : [second])]
    for (const path of paths) await refuseMissing(path)
    const rejected = given.text('rejected')
    if (rejected !== undefined) await mkdir(rejected, { recursive: true })
    const { house, actor } = await given.open()
    const reports: Report[] = []
    for (const path of paths) {
      const name = basename(path)
      const rejectedPath = rejected && join(rejected, `rejected-${name.replace(/(\.[a-z]{2,7})+$/i, '')}.csv`)
      reports.push(await importExhibitsFile(house, actor, { path, name, rejectedPath }))
    }
    if (given.flag('json')) return given.print(JSON.stringify(reports, null, 2))
    for (const report of reports) say(given, report)
  },
}

async function refuseMissing(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new UsageError(`There is no file "${path}".`)
}

function say({ print }: Given, report: Report): void {
  const n = (count: number) => count.toLocaleString('en')
  print(
    report.holds === 'exhibits'
      ? `${n(report.rows)} rows read: ${n(report.new)} new, ${n(report.advanced)} now received, ${n(report.known)} known, ${n(report.repeated)} repeated, ${n(report.rejected)} rejected`
      : `${n(report.rows)} rows read: ${n(report.advanced)} now entered, ${n(report.known)} known, ${n(report.repeated)} repeated, ${n(report.rejected)} rejected`,
  )
  if (report.holds === 'exhibits')
    print(`${n(report.newCases)} new cases; ${n(report.unnumbered)} exhibits came without a case number`)
  for (const { row, column, reason, remedy } of report.problems)
    print(`Row ${row}${column ? `, ${column}` : ''}: ${reason} ${remedy}`)
  for (const { row, reason, remedy } of report.notes) print(`Note, row ${row}: ${reason} ${remedy}`)
  for (const warning of report.warnings) print(`Note: ${warning}`)
}
