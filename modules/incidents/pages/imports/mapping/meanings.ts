import * as code from '../../../contract/codes.ts'
import type { Target } from '../../../contract/index.ts'
import type { words } from '../../words.ts'

type Word = keyof (typeof words)['en']

/** One thing a cell can mean, with the word it is shown by. */
export interface Meaning {
  readonly value: string
  readonly word: Word
}

const list = (prefix: string, values: readonly string[]): Meaning[] =>
  values.map((value) => ({ value, word: `${prefix}.${value}` as Word }))

const yesNo: readonly Meaning[] = [
  { value: 'true', word: 'yes' },
  { value: 'false', word: 'no' },
]

/** Targets whose cells hold codes. Dates, numbers and free text have no list. */
const lists: Partial<Record<Target, readonly Meaning[]>> = {
  'incident.setting': list('setting', code.Setting.options),
  'incident.kind': list('kind', code.PlaceKind.options),
  'incident.status': list('status', code.CaseStatus.options),
  'incident.circumstance': list('circumstance', code.Circumstance.options),
  'incident.exclusion': list('exclusion', code.Exclusion.options),
  'incident.domestic': yesNo,
  'incident.officerInvolved': yesNo,
  'incident.insideFlag': yesNo,
  'incident.outsideFlag': yesNo,
  'victim.fatal': [
    { value: 'true', word: 'outcome.killed' },
    { value: 'false', word: 'outcome.wounded' },
    { value: 'unharmed', word: 'outcome.unharmed' },
  ],
  'victim.outcome': list('outcome', ['killed', 'wounded', 'unharmed']),
  'victim.sex': list('sex', code.Sex.options),
  'victim.race': list('race', code.Race.options),
  'victim.ethnicity': list('ethnicity', code.Ethnicity.options),
  'victim.wound': list('wound', code.Wound.options),
  'suspect.sex': list('sex', code.Sex.options),
  'suspect.race': list('race', code.Race.options),
  'suspect.status': list('suspect', code.SuspectStatus.options),
  'participants.sex': list('sex', code.Sex.options),
  'weapon.code': list('firearm', code.FirearmCode.options),
}

/** What the cells of a target can mean; null where they are read as they stand. */
export const meaningsOf = (target: Target): readonly Meaning[] | null => lists[target] ?? null

const same: Readonly<Record<string, string>> = { killed: 'true', wounded: 'false' }

/** A meaning as the list of its target has it: two values can say the same. */
export function listedMeaning(target: Target, value: string): string {
  return target === 'victim.fatal' ? (same[value] ?? value) : value
}

/** The targets by what they describe, in the order people look for them. */
export const groups = ['incident', 'victim', 'suspect', 'weapon', 'participants'] as const

/** `victim.age` → `victim`. */
export const groupOf = (target: Target) => target.split('.')[0] as (typeof groups)[number]
