import type { Profile, Target } from '../../../contract/index.ts'
import type { Match } from './match.ts'

/**
 * What a row is: with numbers of killed and injured, or lists of participants, an incident; with a victim's
 * columns a victim; with a suspect's columns beside them, and numbers that repeat, a victim for each suspect.
 */
export function guessUnit(matches: readonly Match[], rows: readonly (readonly string[])[]): Profile['unit'] {
  const has = (start: string) => matches.some(({ target }) => target.startsWith(start))
  if (has('incident.killed') || has('incident.wounded') || has('participants.')) return 'incident'
  if (!has('victim.')) return 'incident'
  return has('suspect.') && repeats(matches, rows) ? 'victim-suspect' : 'victim'
}

function repeats(matches: readonly Match[], rows: readonly (readonly string[])[]): boolean {
  const key = matches.find(({ target }) => target === 'incident.key')
  if (!key) return false
  const texts = rows.map((row) => row[key.column.index] ?? '')
  return new Set(texts).size < texts.length
}

/** How rows become incidents, by what the file has to name them by. */
export function guessGrouping(targets: ReadonlySet<Target>, unit: Profile['unit']): Profile['grouping'] {
  if (targets.has('incident.key')) return 'key'
  const placed =
    targets.has('incident.address') || targets.has('incident.latitude') || targets.has('incident.point')
  return placed && unit !== 'incident' ? 'date-time-place' : 'row'
}

/** Targets that say nothing in a file of that unit: a row that is an incident has no one victim's age. */
export function belongs(target: Target, unit: Profile['unit']): boolean {
  if (unit === 'incident') return !target.startsWith('victim.')
  return target !== 'incident.killed' && target !== 'incident.wounded' && !target.startsWith('participants.')
}
