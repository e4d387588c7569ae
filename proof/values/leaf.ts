import fc from 'fast-check'
import { z } from 'zod'

interface Bounds {
  readonly minLength?: number
  readonly maxLength?: number
  readonly format?: string
  readonly pattern?: string
  readonly type?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
}

const boundsOf = (schema: z.core.$ZodType): Bounds =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Bounds

const day = fc
  .integer({ min: Date.parse('2024-01-01') / 86_400_000, max: Date.parse('2026-12-31') / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))

const formats: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.uuid(),
  email: fc.integer({ min: 1, max: 99_999 }).map((n) => `person-${n}@city.example`),
  'date-time': fc
    .tuple(day, fc.constantFrom('08:15', '23:41:30', '23:59:59.999Z', '00:00:00+14:00', '02:30:00-05:00'))
    .map(([date, time]) => `${date}T${time}`),
  date: day,
  uri: fc.constantFrom('https://city.example/', 'http://127.0.0.1/'),
}

/** Patterns whose texts are better drawn from a calendar than from the pattern. */
const isDate = (pattern: string) => pattern.startsWith('^\\d{4}')

const words = (from: number, to: number) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.stringMatching(/^[A-Za-z0-9 .,'-]{1,24}$/) },
    { weight: 1, arbitrary: fc.string({ minLength: from, maxLength: Math.min(to, 400), unit: 'grapheme' }) },
    // The longest that fits.
    { weight: 1, arbitrary: fc.constantFrom('x'.repeat(Math.min(to, 5_000)), 'é'.repeat(Math.max(from, 1))) },
  )

/** Texts a string schema takes, its limits included. */
export function textOf(schema: z.core.$ZodType): fc.Arbitrary<string> {
  const { minLength = 0, maxLength = 400, format, pattern } = boundsOf(schema)
  if (format && formats[format]) return formats[format]
  if (!pattern)
    return words(minLength, maxLength).map((text) => text.padEnd(minLength, 'a').slice(0, maxLength))
  if (isDate(pattern))
    return fc.oneof(
      day,
      day,
      day.map((date) => date.slice(0, 7)),
    )
  try {
    return fc.stringMatching(new RegExp(pattern), { size: 'small' })
  } catch {
    // Patterns that look ahead or behind cannot be turned around.
    return words(minLength, maxLength)
  }
}

/** Numbers a schema takes, often the first and last of them. */
export function numberOf(schema: z.core.$ZodType): fc.Arbitrary<number> {
  const bounds = boundsOf(schema)
  const min = bounds.minimum ?? bounds.exclusiveMinimum ?? -1_000
  const max = Math.max(min, bounds.maximum ?? bounds.exclusiveMaximum ?? min + 2_000)
  const edges = fc.constantFrom(min, max)
  const near = (value: number) => Math.max(-1e6, Math.min(1e6, value))
  if (bounds.type === 'integer')
    return fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: Math.ceil(near(min)), max: Math.floor(near(max)) }) },
      { weight: 1, arbitrary: edges },
    )
  return fc.oneof(
    { weight: 5, arbitrary: fc.double({ min: near(min), max: near(max), noNaN: true }) },
    { weight: 1, arbitrary: edges },
  )
}
