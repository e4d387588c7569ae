import { CalendarDate } from '#contract'
import { Profile } from '../../../contract/index.ts'
import type { FieldMapping, Import, Target } from '../../../contract/index.ts'

export type Column = Import['columns'][number]

/** Headers are the same when only case and outer spaces differ, as on the server. */
export const sameHeader = (one: string, other: string) => fold(one) === fold(other)

/** Texts of cells, too, are compared without case and outer spaces. */
export const fold = (text: string) => text.trim().toLowerCase()

/** Targets in the order of the contract. */
const targetsIn = (profile: Profile) => Object.keys(profile.fields) as Target[]

/** What a column feeds. */
export function targetsOf(profile: Profile, header: string): Target[] {
  return targetsIn(profile).filter((target) =>
    profile.fields[target]?.columns.some((one) => sameHeader(one, header)),
  )
}

/** Targets that hold one value for all rows. */
export function constantsOf(profile: Profile): (readonly [Target, string])[] {
  return targetsIn(profile).flatMap((target) => {
    const { columns = [], constant } = profile.fields[target] ?? {}
    return constant !== undefined && columns.length === 0 ? [[target, constant] as const] : []
  })
}

/**
 * Sends a column to other targets. A target is taken from the column that fed it before, with the meanings
 * of that column's words; only the number of the incident is joined from several columns.
 */
export function setTargets(profile: Profile, header: string, chosen: readonly Target[]): Profile {
  const before = targetsOf(profile, header)
  let next = profile
  for (const target of before) if (!chosen.includes(target)) next = withoutColumn(next, target, header)
  for (const target of chosen) if (!before.includes(target)) next = withColumn(next, target, header)
  return next
}

function withColumn(profile: Profile, target: Target, header: string): Profile {
  const joined = target === 'incident.key' ? (profile.fields[target]?.columns ?? []) : []
  return setField(profile, target, { columns: [...joined, header] })
}

function withoutColumn(profile: Profile, target: Target, header: string): Profile {
  const field = profile.fields[target]
  if (!field) return profile
  const columns = field.columns.filter((one) => !sameHeader(one, header))
  return setField(profile, target, columns.length > 0 ? { ...field, columns } : null)
}

/** Gives a target its mapping; null leaves it unfilled. */
export function setField(profile: Profile, target: Target, field: FieldMapping | null): Profile {
  const { [target]: _dropped, ...others } = profile.fields
  return { ...profile, fields: field ? { ...others, [target]: field } : others }
}

/** Says what a text of the file means for a target; null takes the meaning away again. */
export function setMeaning(profile: Profile, target: Target, word: string, meaning: string | null): Profile {
  const field = profile.fields[target]
  if (!field) return profile
  const kept = Object.entries(field.values ?? {}).filter(([one]) => fold(one) !== fold(word))
  const values = Object.fromEntries(meaning === null ? kept : [...kept, [word, meaning]])
  const { values: _dropped, ...plain } = field
  return setField(profile, target, Object.keys(values).length > 0 ? { ...plain, values } : plain)
}

/** The meaning a text has by the mapping; undefined where it is left to the usual words. */
export function meaningOf(profile: Profile, target: Target, word: string): string | undefined {
  return Object.entries(profile.fields[target]?.values ?? {}).find(([one]) => fold(one) === fold(word))?.[1]
}

/** Texts whose meaning can be said: those listed, then those seen in the column. */
export function wordsOf(profile: Profile, target: Target, column: Column): string[] {
  const listed = Object.keys(profile.fields[target]?.values ?? {})
  const known = new Set(listed.map(fold))
  return [...listed, ...column.samples.filter((one) => one.trim() !== '' && !known.has(fold(one)))]
}

/** The column that is read where this one is empty, for a target. */
export function fallbackOf(profile: Profile, target: Target): string | null {
  return profile.fields[target]?.columns[1] ?? null
}

/** Sets or clears the column that is read where the first is empty. */
export function setFallback(profile: Profile, target: Target, header: string | null): Profile {
  const field = profile.fields[target]
  const first = field?.columns[0]
  if (!field || first === undefined) return profile
  return setField(profile, target, { ...field, columns: header === null ? [first] : [first, header] })
}

/** What keeps a profile from being a profile: problems by field name, such as `source`. */
export function problemsOf(profile: Profile): ReadonlyMap<string, string> {
  const parsed = Profile.safeParse(profile)
  if (parsed.success) return new Map()
  return new Map(parsed.error.issues.map((issue) => [String(issue.path[0] ?? ''), issue.message]))
}

/** A name as profiles and sources carry it: `NYPD shootings 2024` → `nypd-shootings-2024`. */
export function slug(words: string): string {
  return words
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
}

/** What is wrong with an edition as typed; null when it is a day or empty. */
export function editionProblem(typed: string): string | null {
  if (typed === '') return null
  return CalendarDate.safeParse(typed).error?.issues[0]?.message ?? null
}
