import { Category } from '#contract'
import { Failure } from '#platform/http'
import { previewFor, holdsFor, type HoldFacts, type PreviewFacts } from '#platform/retention'
import { UsageError, type Command, type Given } from '../command.ts'

const MAY = 'retention.read'

async function open(given: Given) {
  const opened = await given.open()
  if (!opened.actor.permissions.has(MAY)) throw new Failure('permission.missing')
  return opened
}

/** `throughline retention preview`: what a purge would remove today, category by category. */
export const retentionPreview: Command = {
  usage: 'retention preview [--category NAME] [--json]',
  options: { category: { type: 'string', about: `One category: ${Category.options.join(', ')}` } },
  async run(given) {
    const asked = given.text('category')
    const category = Category.optional().safeParse(asked)
    if (!category.success)
      throw new UsageError(`There is no category ${asked}. Write one of ${Category.options.join(', ')}.`)
    const { house, actor } = await open(given)
    const categories = await previewFor(house, actor, category.data)
    if (given.flag('json')) return given.print(JSON.stringify({ categories }))
    if (categories.length === 0) given.tell('No category has a schedule, so nothing is due.')
    for (const one of categories) for (const line of previewLines(one)) given.print(line)
  },
}

function previewLines({ category, schedule, dueTo, onHold, types }: PreviewFacts): string[] {
  const head = schedule
    ? `${category}: due up to ${dueTo} (${schedule.authority})${onHold ? ', on hold as a whole' : ''}`
    : `${category}: no schedule, kept`
  return [
    head,
    ...types.map(
      ({ recordType, total, due, held, undated }) =>
        `  ${recordType}: ${due} due, ${held} kept by a hold, ${undated} without a date, ${total} in all`,
    ),
  ]
}

/** `throughline retention holds`: what must not be destroyed. */
export const retentionHolds: Command = {
  usage: 'retention holds [--all] [--json]',
  options: { all: { type: 'boolean', about: 'Also those that were lifted' } },
  async run(given) {
    const { house, actor } = await open(given)
    const holds = await holdsFor(house, actor, given.flag('all') ? 'all' : 'live')
    if (given.flag('json')) return given.print(JSON.stringify({ holds }))
    if (holds.length === 0) given.tell('Nothing is on hold.')
    for (const hold of holds) given.print(holdLine(hold))
  },
}

function holdLine({
  matter,
  category,
  recordType,
  recordId,
  placedBy,
  placedAt,
  liftedAt,
}: HoldFacts): string {
  const what = category ?? `${recordType} ${recordId}`
  const state = liftedAt ? `lifted ${liftedAt.slice(0, 10)}` : 'in force'
  return `${matter}: ${what}, ${state}, placed by ${placedBy} on ${placedAt.slice(0, 10)}`
}
