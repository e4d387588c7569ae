import { stat } from 'node:fs/promises'
import { CalendarDate } from '#contract'
import { importShootings as importFile } from '#modules/incidents'
import { UsageError, type Command, type Given } from '../command.ts'

type Outcome = Awaited<ReturnType<typeof importFile>>

/** `throughline import shootings FILE`: what the import page does, in a script. */
export const importShootings: Command = {
  usage: 'import shootings FILE [--profile NAME] [--as-of DATE] [--rejected FILE] [--dry-run] [--json]',
  options: {
    profile: {
      type: 'string',
      about: 'Profile to use; otherwise the layout is recognised, or a mapping proposed',
    },
    'as-of': { type: 'string', about: 'Edition of the file, 2026-02-14; otherwise its last day' },
    rejected: { type: 'string', about: 'Write the rejected rows here, with row, column, reason and remedy' },
    'dry-run': { type: 'boolean', about: 'Do everything, report it, and take it back' },
  },
  async run(given) {
    const path = await fileOf(given)
    const asOf = given.text('as-of')
    if (asOf !== undefined && !CalendarDate.safeParse(asOf).success)
      throw new UsageError(`--as-of: "${asOf}" is not a day. Write it as 2026-02-14.`)
    const { house, actor } = await given.open()
    const outcome = await importFile({
      ...house,
      actor,
      path,
      asOf,
      profile: given.text('profile'),
      rejectedPath: given.text('rejected'),
      dryRun: given.flag('dry-run'),
      onProgress: progressOf(given),
    })
    if (given.flag('json'))
      given.print(
        JSON.stringify(
          { profile: outcome.profile.name, recognised: outcome.recognised, ...outcome.report },
          null,
          2,
        ),
      )
    else sayReport(given, outcome)
  },
}

async function fileOf({ words }: Given): Promise<string> {
  const [path, ...more] = words
  if (path === undefined || more.length > 0)
    throw new UsageError('Name one file: throughline import shootings FILE')
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new UsageError(`There is no file "${path}".`)
  return path
}

const TELL_EVERY_MS = 2_000

/** A line when a new step begins, and now and then while it lasts. */
function progressOf(given: Given) {
  let last = 0
  let step = ''
  return async (next: string, done: number, total: number | null) => {
    const now = Date.now()
    if (given.flag('json') || (next === step && now - last < TELL_EVERY_MS)) return
    last = now
    step = next
    const count = done > 0 ? ` ${done.toLocaleString('en')}` : ''
    given.tell(`${next}${count}${total === null ? '' : ` of ${total.toLocaleString('en')}`}`)
  }
}

function sayReport({ print }: Given, { report, profile, recognised }: Outcome): void {
  const n = (count: number) => count.toLocaleString('en')
  print(
    `${recognised ? 'Profile' : 'Proposed mapping'}: ${profile.title}. Edition ${report.asOf ?? 'unknown'}.`,
  )
  const { rows } = report
  print(
    `${n(report.rowsRead)} rows read: ${n(rows.new)} new, ${n(rows.changed)} changed, ${n(rows.unchanged)} unchanged, ${n(rows.rejected)} rejected`,
  )
  for (const unit of ['incidents', 'victims', 'suspects'] as const) {
    const counts = report[unit]
    print(
      `${unit.padEnd(10)} ${n(counts.new)} new, ${n(counts.changed)} changed, ${n(counts.unchanged)} unchanged`,
    )
  }
  print(`In the file: ${n(report.fatalVictims)} people killed, ${n(report.nonfatalVictims)} wounded`)
  for (const { column, reason, remedy, rows: count } of report.rejections)
    print(`Rejected, ${n(count)} rows${column ? `, ${column}` : ''}: ${reason} ${remedy}`)
  for (const { column, reason, rows: count } of report.repairs)
    print(`Set aside, ${n(count)} cells${column ? `, ${column}` : ''}: ${reason}`)
  for (const warning of report.warnings) print(`Note: ${warning}`)
}
