import { z } from 'zod'
import { CalendarDate } from '../../../platform/contract/index.ts'

export const ExhibitKind = z.enum(['cartridge-case', 'bullet', 'fragment', 'test-fire', 'firearm'])
export type ExhibitKind = z.infer<typeof ExhibitKind>

/** How far an exhibit has come; each stage holds what has not reached the next. */
export const ExhibitStage = z.enum(['awaited', 'received', 'triaged', 'acquired', 'searched', 'reviewed'])
export type ExhibitStage = z.infer<typeof ExhibitStage>

/** What a person decided about an exhibit before it was entered. */
export const TriageOutcome = z.enum(['enter', 'represented', 'hold', 'not-suitable'])
export type TriageOutcome = z.infer<typeof TriageOutcome>

export const FiringPinShape = z.enum(['circular', 'elliptical', 'rectangular', 'hemispherical', 'other'])
export type FiringPinShape = z.infer<typeof FiringPinShape>

export const BreechMarks = z.enum([
  'parallel',
  'arched',
  'circular',
  'crosshatch',
  'granular',
  'smooth',
  'other',
])
export type BreechMarks = z.infer<typeof BreechMarks>

export const RiflingTwist = z.enum(['left', 'right'])
export type RiflingTwist = z.infer<typeof RiflingTwist>

/** A moment, or a day where the time is not known. A moment without an offset is the agency's local time. */
export const Moment = z.union([z.iso.datetime({ local: true, offset: true }), CalendarDate], {
  error: 'Write a day as 2026-02-14, or a moment as 2026-02-14T23:40.',
})
export type Moment = z.infer<typeof Moment>

/** Text as people write it, without blanks at its ends; an empty field is not known. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Write at most ${max} characters.`)
    .transform((text) => (text === '' ? null : text))
    .nullable()
    .default(null)

const KINDS: readonly (readonly [RegExp, ExhibitKind])[] = [
  [/TEST[ -]?(FIRE|SHOT)/, 'test-fire'],
  [/FRAG|JACKET/, 'fragment'],
  [/BULLET|PROJECTILE|SLUG/, 'bullet'],
  [/CASE|CASING|CARTRIDGE|SHELL|^CC$/, 'cartridge-case'],
  [/FIREARM|PISTOL|REVOLVER|RIFLE|SHOTGUN|HANDGUN|GUN/, 'firearm'],
]

/** The kind that a word of a form or a file names; null where it names none. */
export const kindNamed = (text: string): ExhibitKind | null =>
  KINDS.find(([word]) => word.test(text.trim().toUpperCase()))?.[1] ?? null
