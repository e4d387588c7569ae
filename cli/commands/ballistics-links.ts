import { caseLinks } from '#modules/ballistics'
import { UsageError, type Command } from '../command.ts'

/** `throughline ballistics links`: pairs of cases of both sources, as the page of linked cases has them. */
export const ballisticsLinks: Command = {
  usage: 'ballistics links [--state lead,hit,known,not-confirmed] [--source own,network] [--csv | --json]',
  options: {
    state: { type: 'string', about: 'Only these: lead (unconfirmed), hit, known, not-confirmed' },
    source: { type: 'string', about: 'Only pairs with a lead from own comparisons, network, or either' },
    csv: { type: 'boolean', about: 'Print CSV instead of words' },
  },
  async run(given) {
    const asked = { state: given.text('state'), source: given.text('source') }
    const filter = caseLinks.filterOf(asked)
    if ('problem' in filter) throw new UsageError(filter.problem)
    const { house, actor } = await given.open()
    if (given.flag('csv')) {
      for await (const text of await caseLinks.csv(house, actor, filter)) given.print(String(text).trimEnd())
      return
    }
    const { counts, links } = await caseLinks.all(house, actor, filter)
    if (given.flag('json')) return given.print(JSON.stringify({ counts, links }, null, 2))
    given.print(
      `${counts.pairs} pairs of cases: ${counts.hits} hits, ${counts.unconfirmed} unconfirmed, ${counts.notConfirmed} not confirmed`,
    )
    const { own, network } = counts.pairsBySource
    given.print(`Own leads link ${own} pairs, the imaging network ${network}; ${counts.both} stand in both.`)
    for (const { cases, state, sources, firstOn } of links)
      given.print(
        [...cases.map((one) => one?.number ?? 'not shared'), WORDS[state], sources.join('+'), firstOn].join(
          '\t',
        ),
      )
  },
}

const WORDS = {
  lead: 'lead, unconfirmed',
  hit: 'hit',
  known: 'confirmed, known before',
  'not-confirmed': 'not confirmed',
} as const
