import { stat } from 'node:fs/promises'
import { importFile } from '#modules/tracing'
import { UsageError, type Command } from '../command.ts'

const KINDS = ['property', 'stolen', 'traces', 'dealers', 'sales'] as const

/** `throughline import guns FILE`: property rooms, stolen guns, traces, dealers and multiple sales, as the import page does. */
export const importGuns: Command = {
  name: 'import guns',
  summary:
    'Import a file of a property room, of stolen guns, traces and results, licensed dealers, or multiple sales',
  usage: 'import guns FILE [--kind KIND] [--room NAME] [--no-record] [--json]',
  options: {
    kind: {
      type: 'string',
      about: `What the file holds: ${KINDS.join(', ')}; otherwise told by its columns`,
    },
    room: { type: 'string', about: 'Name of the property room, so that tags of two rooms are told apart' },
    'no-record': { type: 'boolean', about: 'Keep the items without recording the guns as recovered' },
  },
  async run(given) {
    const [path, ...more] = given.words
    if (path === undefined || more.length > 0)
      throw new UsageError('Name one file: throughline import guns FILE')
    if (!(await stat(path).catch(() => undefined))?.isFile())
      throw new UsageError(`There is no file "${path}".`)
    const asked = given.text('kind')
    const kind = KINDS.find((one) => one === asked)
    if (asked !== undefined && kind === undefined)
      throw new UsageError(`--kind: "${asked}" is not one of ${KINDS.join(', ')}.`)
    const { house, actor } = await given.open('criminal-investigation')
    const room = given.text('room')
    const settings = { record: !given.flag('no-record'), ...(room && { room }) }
    const outcome = await importFile(house, actor, { path, kind, settings })
    if (given.flag('json'))
      return given.print(JSON.stringify({ kind: outcome.kind, ...outcome.report }, null, 2))
    const { report } = outcome
    given.print(
      `${outcome.kind}: ${report.rows} rows read: ${report.added} new, ${report.changed} changed, ${report.unchanged} unchanged, ${report.rejected} rejected; ${report.recorded} guns recorded`,
    )
    for (const { column, reason, remedy, rows } of report.reasons)
      given.print(`Rejected, ${rows} rows, ${column}: ${reason} ${remedy}`)
  },
}
