import { Failure } from '#platform/http'
import type { FieldProblem } from '#contract'
import { Target, type Profile } from '../../contract/index.ts'
import { fold, valuesOf } from './mapping/index.ts'

/** What a mapping lacks to store rows of a file with these headers, in words. */
export function missingOf(profile: Profile, headers: readonly string[]): string[] {
  const present = new Set(headers.map(fold))
  const fed = (target: Target) =>
    profile.fields[target]?.columns.some((header) => present.has(fold(header))) ||
    profile.fields[target]?.constant !== undefined
  const placed =
    fed('incident.address') ||
    (fed('incident.latitude') && fed('incident.longitude')) ||
    fed('incident.point')
  const projected = fed('incident.x') && fed('incident.y')
  return [
    ...(fed('incident.date') ? [] : ['Which column holds the date.']),
    ...(profile.grouping === 'key' && !fed('incident.key')
      ? ['Which column holds the number of the incident.']
      : []),
    ...(profile.grouping === 'date-time-place' && !placed && !(projected && profile.epsg)
      ? ['Where it happened: an address or coordinates, since incidents are told apart by time and place.']
      : []),
    ...(projected && !placed && profile.epsg === undefined
      ? ['The coordinate system (EPSG code) of X and Y.']
      : []),
  ]
}

/**
 * Refuses a mapping that cannot store rows.
 * @throws Failure `incidents.mapping_incomplete` with what is missing or does not fit
 */
export function checkProfile(profile: Profile, headers: readonly string[]): void {
  const missing = missingOf(profile, headers).map((message) => ({ path: 'fields', message }))
  const problems = [...missing, ...wrongMeanings(profile)]
  if (problems.length > 0) throw new Failure('incidents.mapping_incomplete', { fields: problems })
}

/** Meanings that are on no list: the database would refuse them in the middle of an import. */
function wrongMeanings(profile: Profile): FieldProblem[] {
  const judge = (target: string, meaning: string, path: string): FieldProblem[] => {
    const known = Target.safeParse(target)
    if (!known.success) return [{ path, message: `There is no field "${target}".` }]
    const allowed = valuesOf(known.data)
    if (meaning === '' || !allowed || allowed.includes(meaning)) return []
    return [{ path, message: `"${meaning}" is none of: ${allowed.join(', ')}.` }]
  }
  const ofFields = Object.entries(profile.fields).flatMap(([target, field]) =>
    Object.entries(field?.values ?? {}).flatMap(([text, meaning]) =>
      judge(target, meaning, `fields.${target}.values.${text}`),
    ),
  )
  const ofRules = profile.rules.flatMap(({ set }, index) =>
    Object.entries(set).flatMap(([target, meaning]) => judge(target, meaning, `rules.${index}.${target}`)),
  )
  return [...ofFields, ...ofRules]
}
