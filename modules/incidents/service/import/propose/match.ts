import type { ColumnProfile } from '#platform/import'
import type { Target } from '../../../contract/index.ts'
import { namings, wordsOf } from './names.ts'

export type Confidence = 'certain' | 'likely' | 'guess' | 'none'

/** A column that is proposed for a target, and why, in words. */
export interface Match {
  readonly target: Target
  readonly column: ColumnProfile
  readonly confidence: Confidence
  readonly because: string
}

const KIND_WORDS: Partial<Record<string, string>> = {
  date: 'dates',
  datetime: 'dates with a time',
  time: 'times of day',
  latitude: 'latitudes',
  longitude: 'longitudes',
  projectedX: 'coordinates of a projection',
  projectedY: 'coordinates of a projection',
  coordinatePair: 'pairs of coordinates',
  wkb: 'points in binary form',
  wkt: 'points',
  integer: 'whole numbers',
  number: 'numbers',
  boolean: 'yes or no',
  age: 'ages',
  ageBand: 'age groups',
  sex: 'words for sex',
  race: 'words for race',
  identifier: 'numbers of records',
  category: 'a few words that repeat',
  text: 'text',
  nestedList: 'lists',
}

/** Matches columns to targets by name and by what their values are; each column and target once. */
export function matchColumns(columns: readonly ColumnProfile[]): Match[] {
  const candidates = columns.flatMap((column) => namings.flatMap((naming) => judge(column, naming) ?? []))
  const matches: Match[] = []
  const taken = new Set<string | number>()
  for (const { score, match } of candidates.toSorted((a, b) => b.score - a.score)) {
    if (score < 0.25 || taken.has(match.target) || taken.has(match.column.index)) continue
    taken.add(match.target).add(match.column.index)
    matches.push(match)
  }
  return matches
}

function judge(column: ColumnProfile, { target, names, kinds }: (typeof namings)[number]) {
  if (column.filled === 0) return null
  const byName = nameScore(wordsOf(column.header), names)
  if (byName === 0) return null
  const fit = column.kinds.find(({ kind }) => kinds.includes(kind))
  if (!fit) return null
  const confidence: Confidence =
    byName >= 0.8 && fit.confidence >= 0.5 ? 'certain' : byName >= 0.6 ? 'likely' : 'guess'
  const values = KIND_WORDS[fit.kind] ?? fit.kind
  return {
    score: byName * (0.6 + 0.4 * fit.confidence) * (0.7 + 0.3 * column.filled),
    match: {
      target,
      column,
      confidence,
      because: `Named "${column.header}", and its values read as ${values}.`,
    },
  }
}

/** 1 for the usual name, less for rarer ones and for names that only hold it. */
function nameScore(header: string, names: readonly string[]): number {
  const exact = names.indexOf(header)
  if (exact >= 0) return 1 - (0.3 * exact) / names.length
  const parts = header.split(' ')
  const within = names.findIndex(
    (name) => name.length > 3 && parts.join(' ').includes(name) && fits(header, name),
  )
  return within < 0 ? 0 : 0.5 - (0.15 * within) / names.length
}

/** A role in the header that the name does not have makes it another person's column. */
function fits(header: string, name: string): boolean {
  const roles =
    /\b(suspects?|perp|offenders?|arrestee|vic|victims?|participant|child|mass|fields|url|link|desc|type|precision|flee|source|congressional|senate|house|council)\b/
  const rest = ` ${header} `.replace(` ${name} `, ' ')
  return rest !== ` ${header} ` && !roles.test(rest)
}
