import { booleanParser } from '#platform/import'
import * as code from '../../../contract/index.ts'
import type { Target } from '../../../contract/index.ts'
import { blank, filled, unusable, type Cell } from './cell.ts'
import { fold, type Columns } from './columns.ts'
import { kindOf } from './kinds.ts'
import { usualWords } from './words.ts'
import { woundOf } from './wounds.ts'

/** The closed lists that targets hold. */
const lists: Partial<Record<Target, readonly string[]>> = {
  'incident.setting': code.Setting.options,
  'incident.kind': code.PlaceKind.options,
  'incident.status': code.CaseStatus.options,
  'incident.circumstance': code.Circumstance.options,
  'incident.exclusion': code.Exclusion.options,
  'incident.domestic': ['true', 'false'],
  'incident.officerInvolved': ['true', 'false'],
  'incident.insideFlag': ['true', 'false'],
  'incident.outsideFlag': ['true', 'false'],
  'victim.fatal': ['true', 'false', ...code.VictimOutcome.options],
  'victim.outcome': code.VictimOutcome.options,
  'victim.sex': code.Sex.options,
  'victim.race': code.Race.options,
  'victim.ethnicity': code.Ethnicity.options,
  'victim.wound': code.Wound.options,
  'suspect.sex': code.Sex.options,
  'suspect.race': code.Race.options,
  'suspect.status': code.SuspectStatus.options,
  'participants.sex': code.Sex.options,
  'participants.type': ['victim', 'suspect'],
  'participants.status': [...code.VictimOutcome.options, 'arrested'],
  'weapon.code': code.FirearmCode.options,
}

/** The values a target may hold; undefined where it holds free text, dates or numbers. */
export const valuesOf = (target: Target): readonly string[] | undefined => lists[target]

/** What an unlisted word becomes where the list has a place for it. */
const otherwise: Partial<Record<Target, string>> = {
  'incident.kind': 'other',
  'victim.race': 'other',
  'suspect.race': 'other',
  'victim.wound': 'other',
}

const yesNo = booleanParser()

/** What a word usually means for a target; null when no list has it. */
export function usualMeaning(target: Target, text: string): string | null {
  const folded = fold(text)
  const listed = lists[target]
  if (listed?.includes(folded)) return folded
  if (target === 'incident.kind') return kindOf(text)
  if (target === 'victim.wound') return woundOf(text)
  const words: Readonly<Record<string, string>> | undefined = (
    usualWords as Partial<Record<Target, Readonly<Record<string, string>>>>
  )[target]
  if (words) return Object.hasOwn(words, folded) ? words[folded]! : null
  if (listed?.[0] !== 'true') return null
  const parsed = yesNo(text)
  return 'value' in parsed && parsed.value !== null ? String(parsed.value) : null
}

/**
 * Reads a code: by the profile's list, then by the usual words. A word on neither is set aside as unknown,
 * or as `other` where the list has that, and reported.
 */
export function codeReader(columns: Columns, target: Target): (text: string, header: string) => Cell<string> {
  const meaning = columns.meaning(target)
  const missing = columns.missing(target)
  return (text, header) => {
    const listed = meaning(text)
    if (listed !== undefined) return listed === '' ? blank : filled(listed)
    if (missing(text)) return blank
    const usual = usualMeaning(target, text)
    if (usual !== null) return usual === '' ? blank : filled(usual)
    const other = otherwise[target]
    const noted = unusable(
      header,
      text,
      other ? 'unknown word, stored as "other"' : 'unknown word, stored as not known',
      'Say in the mapping what it means, then import the file again.',
    )
    return other ? { ...noted, value: other } : noted
  }
}
