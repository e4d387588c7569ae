import { stat } from 'node:fs/promises'
import { importNetworkList } from '#modules/ballistics'
import { UsageError, type Command, type Given } from '../command.ts'

type List = Awaited<ReturnType<typeof importNetworkList>>

/** `throughline import network-leads FILE`: what the page of lists does, in a script. */
export const importNetworkLeads: Command = {
  usage: 'import network-leads FILE [--holds leads|acquisitions] [--json]',
  options: {
    holds: { type: 'string', about: 'leads or acquisitions; otherwise recognised by the headers' },
  },
  async run(given) {
    const path = await fileOf(given)
    const kind = given.text('holds')
    if (kind !== undefined && kind !== 'leads' && kind !== 'acquisitions')
      throw new UsageError(`--holds: "${kind}" is neither leads nor acquisitions.`)
    const { house, actor } = await given.open()
    const list = await importNetworkList(house, actor, { path, ...(kind && { kind }) })
    if (given.flag('json'))
      given.print(JSON.stringify({ id: list.id, kind: list.kind, ...list.report }, null, 2))
    else say(given, list)
  },
}

async function fileOf({ words }: Given): Promise<string> {
  const [path, ...more] = words
  if (path === undefined || more.length > 0)
    throw new UsageError('Name one file: throughline import network-leads FILE')
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new UsageError(`There is no file "${path}".`)
  return path
}

function say({ print }: Given, { kind, report }: List): void {
  if (!report) return
  const n = (count: number) => count.toLocaleString('en')
  print(
    `${n(report.rowsRead)} rows read: ${n(report.new)} new, ${n(report.changed)} changed, ${n(report.unchanged)} unchanged, ${n(report.rejected)} rejected`,
  )
  if (kind === 'leads') print(`${n(report.becameHit)} became a hit`)
  if (report.open > 0) print(`${n(report.open)} acquisitions wait for a person to match them`)
  for (const { row, column, reason, remedy } of report.problems)
    print(`Row ${row}${column ? `, ${column}` : ''}: ${reason} ${remedy}`)
  for (const { reason, remedy } of report.notes) print(`Note: ${reason} ${remedy}`)
  for (const warning of report.warnings) print(`Note: ${warning}`)
}
