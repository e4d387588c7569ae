import type { Exhibit, ExhibitInput } from '../../contract/index.ts'

/** The texts of the form, as they stand in its inputs. */
export const TEXTS = [
  'number',
  'barcode',
  'calibre',
  'headstamp',
  'make',
  'model',
  'serial',
  'propertyTag',
  'marker',
  'position',
  'remarks',
] as const
export const NUMBERS = ['x', 'y', 'riflingCount', 'riflingWidth'] as const
export const CHOICES = ['firingPinShape', 'breechMarks', 'riflingTwist'] as const

type Name = (typeof TEXTS)[number] | (typeof NUMBERS)[number] | (typeof CHOICES)[number]
export type ExhibitValues = Record<Name, string> & { kind: Exhibit['kind'] }

export function valuesOf(exhibit: Exhibit): ExhibitValues {
  const names = [...TEXTS, ...NUMBERS, ...CHOICES]
  const texts = Object.fromEntries(names.map((name) => [name, String(exhibit[name] ?? '')]))
  return { ...(texts as Record<Name, string>), kind: exhibit.kind }
}

/** A number as people type it; undefined where it is none. */
export function numberOf(text: string): number | null | undefined {
  const plain = text.trim().replace(',', '.')
  if (plain === '') return null
  return /^-?\d{1,6}(\.\d{1,4})?$/.test(plain) ? Number(plain) : undefined
}

/** Names of the inputs that hold no number where one belongs. */
export const notNumbers = (values: ExhibitValues): string[] =>
  NUMBERS.filter((name) => numberOf(values[name]) === undefined)

/** What the form says, over what it does not show. */
export function contentOf(exhibit: Exhibit, values: ExhibitValues): ExhibitInput {
  return {
    ...Object.fromEntries(TEXTS.map((name) => [name, values[name]])),
    ...Object.fromEntries(NUMBERS.map((name) => [name, numberOf(values[name]) ?? null])),
    ...Object.fromEntries(CHOICES.map((name) => [name, values[name] || null])),
    kind: values.kind,
    firearmId: exhibit.firearm?.id ?? null,
  }
}
