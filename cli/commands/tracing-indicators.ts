import { indicatorList, runIndicators } from '#modules/tracing'
import type { Command, Given } from '../command.ts'
import { UsageError } from '../command.ts'

/** `throughline tracing indicators`: what is worth a look, as the page has it. */
export const tracingIndicators: Command = {
  usage: 'tracing indicators [--run] [--rule RULE] [--state new|kept|dismissed|lapsed] [--json]',
  options: {
    run: { type: 'boolean', about: 'Look for them first, as every night' },
    rule: { type: 'string', about: `Only these: ${indicatorList.rules.join(', ')}` },
    state: { type: 'string', about: 'new (to examine), kept, dismissed, or lapsed; otherwise new' },
  },
  async run(given) {
    if (given.words.length > 0) throw new UsageError('tracing indicators takes no words.')
    const asked = indicatorList.queryOf({ rule: given.text('rule'), state: given.text('state') })
    if ('problem' in asked) throw new UsageError(asked.problem)
    const { house, actor } = await given.open('criminal-investigation')
    if (given.flag('run')) await runIndicators(house, actor)
    const found = await indicatorList.all(house, actor, asked)
    if (given.flag('json')) given.print(JSON.stringify(found, null, 2))
    else inWords(given, found)
  },
}

function inWords(given: Given, { rows, run }: Awaited<ReturnType<typeof indicatorList.all>>): void {
  if (run === null) return given.print('Indicators were not looked for yet: add --run.')
  for (const { rule, tested, flagged, falseAlarms } of run.outcomes)
    given.print(`${rule}: ${flagged} found among ${tested}, at most ${falseAlarms.toFixed(2)} by chance`)
  for (const { rule, title, sentence } of rows) given.print(`\n${title} (${rule})\n${sentence}`)
}
