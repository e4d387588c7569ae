import { uuid, type Tx } from '#platform/db'
import type { RuleContent, RuleOutcome } from '../../contract/index.ts'
import {
  addEvents,
  keepIndicatorRun,
  lockIndicators,
  markIndicators,
  writeIndicators,
  type Kept,
  type KnownIndicator,
  type NewEvent,
} from '../../store/indicators/write.ts'
import type { Facts } from './facts.ts'
import { loadFacts } from './load.ts'
import { readFacts } from './rules/index.ts'
import { rulesInForce } from './settings.ts'

export interface RunResult {
  readonly found: number
  readonly grown: number
  readonly lapsed: number
  readonly outcomes: readonly RuleOutcome[]
}

/**
 * Looks for indicators among everything the actor's agency holds. What was found before stays the same indicator with
 * its history; what was dismissed comes back when further guns stand behind it.
 */
export async function findIndicators(tx: Tx): Promise<RunResult> {
  const known = new Map((await lockIndicators(tx)).map((one) => [`${one.rule} ${one.key}`, one]))
  const { version, content } = await rulesInForce(tx)
  const facts = await loadFacts(tx)
  const readings = readFacts(facts, content)
  const kept = readings.flatMap(({ rule, reading }) =>
    reading.found.map((found): Kept => ({
      rule,
      found,
      id: known.get(`${rule} ${found.key}`)?.id ?? uuid(),
    })),
  )
  const { events, ...marks } = changesOf(known, kept)
  await writeIndicators(tx, kept, version)
  await markIndicators(tx, marks)
  await addEvents(tx, events)
  const outcomes = outcomesOf(readings)
  await keepIndicatorRun(tx, { ruleVersion: version, ...sizeOf(facts), outcomes })
  tx.about({ type: 'indicator', count: kept.length, fields: ['found'] })
  const found = events.filter(({ kind }) => kind === 'found').length
  return { found, grown: marks.renewed.length, lapsed: marks.lapsed.length, outcomes }
}

function changesOf(
  known: ReadonlyMap<string, KnownIndicator>,
  kept: readonly Kept[],
): { events: NewEvent[]; lapsed: string[]; renewed: string[] } {
  const seen = new Set(kept.map(({ id }) => id))
  const lapsed = [...known.values()].filter(({ id, met }) => met && !seen.has(id)).map(({ id }) => id)
  const events: NewEvent[] = lapsed.map((indicatorId) => ({ indicatorId, kind: 'lapsed' }))
  const renewed: string[] = []
  for (const { id, rule, found } of kept) {
    const before = known.get(`${rule} ${found.key}`)
    if (!before) events.push({ indicatorId: id, kind: 'found' })
    else {
      const more = found.guns.filter(({ gun }) => !before.guns.includes(gun.recoveryId)).length
      if (more === 0 && before.met) continue
      renewed.push(id)
      events.push({
        indicatorId: id,
        kind: before.met ? 'grown' : 'found',
        words: more === 0 ? null : `${more} ${more === 1 ? 'gun' : 'guns'} more`,
      })
    }
  }
  return { events, lapsed, renewed }
}

const outcomesOf = (readings: ReturnType<typeof readFacts>): RuleOutcome[] =>
  readings.map(({ rule, reading }) => ({
    rule,
    tested: reading.tested,
    flagged: reading.found.length,
    falseAlarms: reading.falseAlarms,
  }))

const sizeOf = ({ guns }: Facts) => ({
  guns: guns.length,
  traced: guns.filter(({ purchaser }) => purchaser !== null).length,
})

/** What other numbers would find. Nothing is kept. */
export async function tryRules(tx: Tx, content: RuleContent): Promise<RuleOutcome[]> {
  tx.about({ type: 'indicator', fields: ['trial of rules'] })
  return outcomesOf(readFacts(await loadFacts(tx), content))
}
