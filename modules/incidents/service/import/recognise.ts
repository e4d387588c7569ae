import type { Profile } from '../../contract/index.ts'
import { fold } from './mapping/index.ts'

/**
 * The profile whose layout a file has: all of its headers are there, and where two layouts share them, all
 * rows of the sample fit one's words. The most particular layout comes first.
 */
export function recognise(
  profiles: readonly Profile[],
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): Profile | null {
  const present = new Set(headers.map(fold))
  const fitting = profiles.filter(
    (profile) =>
      profile.recognise.length > 0 && profile.recognise.every((header) => present.has(fold(header))),
  )
  const ranked = fitting.toSorted((a, b) => usedBy(b, present) - usedBy(a, present))
  return ranked.find((profile) => fitsWords(profile, headers, rows)) ?? null
}

/** Whether the words of the sample are those the profile lists for what became of a victim. */
function fitsWords(
  profile: Profile,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): boolean {
  const field = profile.fields['victim.outcome']
  if (!field?.values) return true
  const at = headers.findIndex((header) => fold(header) === fold(field.columns[0] ?? ''))
  const known = new Set(Object.keys(field.values).map(fold))
  return rows.every((row) => (row[at] ?? '').trim() === '' || known.has(fold(row[at]!)))
}

/** How many of a file's columns a profile knows. */
function usedBy({ recognise: named, fields }: Profile, present: ReadonlySet<string>): number {
  const headers = [...named, ...Object.values(fields).flatMap((field) => field?.columns ?? [])]
  return new Set(headers.map(fold).filter((header) => present.has(header))).size
}
