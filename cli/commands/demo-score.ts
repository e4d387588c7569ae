import type { Actor } from '#platform/db'
import type { House } from '#platform/module'
import { NoTruth, scoreDemonstration, type Finding, type Scorecard } from '../../demo/index.ts'
import { modules } from '../../server/modules.ts'
import { UsageError, type Command } from '../command.ts'
import { demonstrationFolder } from './demo-folder.ts'

/** `throughline demo score`: what the platform found in the invented city against what truly happened. */
export const demoScore: Command = {
  usage: 'demo score [--truth DIR] [--json]',
  options: {
    truth: { type: 'string', about: 'Folder of the build; otherwise demonstration beside the data' },
  },
  async run(given) {
    if (given.words.length > 0) throw new UsageError('demo score takes no words: --truth names the folder.')
    const { house, actor } = await given.open('criminal-investigation')
    try {
      const card = await scoreDemonstration(
        given.text('truth') ?? demonstrationFolder(),
        foundBy(house, actor),
      )
      given.print(given.flag('json') ? JSON.stringify(card, null, 2) : inWords(card))
    } catch (error) {
      if (error instanceof NoTruth) throw new UsageError(error.message)
      throw error
    }
  },
}

async function* foundBy(house: House, actor: Actor): AsyncIterable<Finding> {
  for (const { findings } of modules) if (findings) yield* findings(house, actor)
}

function inWords({ city, seed, strategies }: Scorecard): string {
  const lines = Object.entries(strategies).flatMap(([strategy, score]) =>
    score === 'not measured' ? [`${strategy}: not measured`] : [`${strategy}:`, ...figures(score, '  ')],
  )
  return [`${city}, seed ${seed}`, ...lines].join('\n')
}

function figures(score: object, indent: string): string[] {
  return Object.entries(score).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'object' && value !== null)
      return [`${indent}${name}:`, ...figures(value, `${indent}  `)]
    return `${indent}${name}: ${typeof value === 'number' ? Number(value.toFixed(4)) : (value ?? 'none')}`
  })
}
