import { numberParser } from '#platform/import'
import { blank, filled, unusable } from './cell.ts'
import type { Columns } from './columns.ts'
import type { Take, VictimValue } from './people.ts'
import type { Listed } from './participants.ts'

/** More people than any shooting in the country has hit; beyond it a number is a mistake. */
const MOST = 1_000

/** Reads how many were killed or wounded; null when the row does not tell. */
export function countReader(columns: Columns) {
  const read = (target: 'incident.killed' | 'incident.wounded') => {
    if (!columns.has(target)) return null
    const parse = numberParser({ missing: columns.missing(target), whole: true, min: 0, max: MOST })
    return columns.reader<number>(target, (text, header) => {
      const parsed = parse(text)
      if ('value' in parsed) return parsed.value === null ? blank : filled(parsed.value)
      return unusable(
        header,
        text,
        'not a number of people, stored as not known',
        'Write a whole number such as 2.',
      )
    })
  }
  const readers = { 'incident.killed': read('incident.killed'), 'incident.wounded': read('incident.wounded') }
  return (
    target: keyof typeof readers,
    row: readonly string[],
    set: Readonly<Partial<Record<string, string>>>,
    take: Take,
  ): number | null => (set[target] === undefined ? take(readers[target]?.(row)) : Number(set[target]))
}

const unnamed = (outcome: string): VictimValue => ({
  outcome,
  age: null,
  sex: null,
  race: null,
  ethnicity: null,
  wound: null,
})

/**
 * The victims of a row whose numbers say more than its list: someone counted and not listed is a victim
 * of whom nothing else is known. Suspects who were hit are among the numbers and are not victims.
 */
export function withCounts(
  listed: Listed,
  killed: number | null,
  wounded: number | null,
): readonly VictimValue[] {
  const count = (outcome: string) => listed.victims.filter((victim) => victim.outcome === outcome).length
  const moreKilled = (killed ?? 0) - count('killed') - listed.suspectsKilled
  const moreWounded = (wounded ?? 0) - count('wounded') - listed.suspectsWounded
  const victims = [...listed.victims]
  for (let i = 0; i < moreKilled; i++) settle(victims, 'killed')
  for (let i = 0; i < moreWounded; i++) settle(victims, 'wounded')
  return victims
}

/** A listed victim of unknown outcome is likelier the one counted than somebody else. */
function settle(victims: VictimValue[], outcome: string): void {
  const open = victims.findIndex((victim) => victim.outcome === 'unknown')
  if (open < 0) victims.push(unnamed(outcome))
  else victims[open] = { ...victims[open]!, outcome }
}
