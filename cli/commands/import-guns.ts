import { stat } from 'node:fs/promises'
import { importFile } from '#modules/tracing'
import { UsageError, type Command } from '../command.ts'

const KINDS = ['property', 'stolen', 'traces', 'dealers', 'sales', 'crime-guns', 'state-totals'] as const

/** `throughline import guns FILE`: property rooms, stolen guns, traces, dealers and multiple sales, as the import page does. */
export const importGuns: Command = {
  usage: 'import guns FILE [--kind KIND] [--room NAME] [--no-record] [--as-of DAY] [--json]',
  options: {
    kind: {
      type: 'string',
      about: `What the file holds: ${KINDS.join(', ')}; otherwise told by its columns`,
    },
    room: { type: 'string', about: 'Name of the property room, so that tags of two rooms are told apart' },
    'as-of': { type: 'string', about: 'Day on which a list of crime guns was made, 2026-01-31' },
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
    const asOf = given.text('as-of')
    if (asOf !== undefined && !/^\d{4}-\d\d-\d\d$/.test(asOf))
      throw new UsageError(`--as-of: "${asOf}" is not a day such as 2026-01-31.`)
    const settings = { record: !given.flag('no-record'), ...(room && { room }), ...(asOf && { asOf }) }
    const outcome = await importFile(house, actor, { path, kind, settings })
    if (given.flag('json'))
      return given.print(JSON.stringify({ kind: outcome.kind, ...outcome.report }, null, 2))
    const { report } = outcome
    given.print(
      `${outcome.kind}: ${report.rows} rows read: ${report.added} new, ${report.changed} changed, ${report.unchanged} unchanged, ${report.rejected} rejected; ${report.recorded} guns recorded`,
    )
    for (const { code, rows } of report.notes) given.print(`Note, ${rows}: ${code}`)
    for (const { column, reason, remedy, rows } of report.reasons)
      given.print(`Rejected, ${rows} rows, ${column}: ${reason} ${remedy}`)
  },
}
