import fc from 'fast-check'
import { z } from 'zod'
import { textOf, numberOf } from './leaf.ts'

/** Values a field of this name has held in earlier answers; empty where none are known. */
export type Known = (field: string) => readonly unknown[]

type Def = z.core.$ZodTypes['_zod']['def']
type Member = [name: string, schema: z.core.$ZodType]

const TRIES = 12

/**
 * Values that a schema accepts, as a caller would send them. What no rule here can make is made as near as it
 * gets: a nearly valid value is worth sending too.
 *
 * @param known fields repeat what they held before now and then, so that requests meet records that exist
 */
export function valuesOf(schema: z.core.$ZodType, known: Known, field = ''): fc.Arbitrary<unknown> {
  const made = withKnown(build(schema, known, field), known, field)
  if (!hasOwnChecks(schema)) return made
  return fc
    .array(made, { minLength: TRIES, maxLength: TRIES, size: 'max' })
    .map((tries) => tries.find((one) => z.safeParse(schema, one).success) ?? tries[0])
}

function build(schema: z.core.$ZodType, known: Known, field: string): fc.Arbitrary<unknown> {
  const def = (schema as z.core.$ZodTypes)._zod.def
  const inner = (one: z.core.$ZodType) => valuesOf(one, known, field)
  switch (def.type) {
    case 'string':
      return textOf(schema)
    case 'number':
      return numberOf(schema)
    case 'boolean':
      return fc.boolean()
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    case 'literal':
      return fc.constantFrom(...def.values)
    case 'nullable':
      return fc.option(inner(def.innerType), { nil: null, freq: 3 })
    case 'optional':
    case 'default':
    case 'prefault':
      return fc.option(inner(def.innerType), { nil: undefined, freq: 2 })
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return inner(def.innerType)
    case 'union':
      return fc.oneof(...def.options.map(inner))
    case 'pipe':
      return pipeOf(def, known, field)
    case 'null':
      return fc.constant(null)
    default:
      return containers(def, known, field)
  }
}

function containers(def: Def, known: Known, field: string): fc.Arbitrary<unknown> {
  switch (def.type) {
    case 'object':
      return objectOf(Object.entries(def.shape), known)
    case 'array':
      return fc.array(valuesOf(def.element, known, field), { ...lengths(def), size: 'xsmall' })
    case 'tuple':
      return fc.tuple(...def.items.map((item) => valuesOf(item, known, field)))
    case 'record':
      return recordOf(def.keyType, def.valueType, known, field)
    case 'lazy':
      return fc.constant(null)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

/** A list in one text is what an address holds; other pipes are entered at their beginning. */
function pipeOf(def: Extract<Def, { type: 'pipe' }>, known: Known, field: string): fc.Arbitrary<unknown> {
  const out = (def.out as z.core.$ZodTypes)._zod.def
  if (out.type !== 'array') return valuesOf(def.in, known, field)
  return fc
    .array(valuesOf(out.element, known, field), { maxLength: 3 })
    .map((items) => (items.length === 0 ? undefined : items.join(',')))
}

function objectOf(members: readonly Member[], known: Known): fc.Arbitrary<unknown> {
  const model = Object.fromEntries(members.map(([name, schema]) => [name, valuesOf(schema, known, name)]))
  return fc
    .record(model)
    .map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)))
}

function recordOf(
  key: z.core.$ZodType,
  value: z.core.$ZodType,
  known: Known,
  field: string,
): fc.Arbitrary<unknown> {
  return fc
    .array(fc.tuple(valuesOf(key, known), valuesOf(value, known, field)), { maxLength: 4 })
    .map((entries) => Object.fromEntries(entries.map(([name, held]) => [String(name), held])))
}

function lengths(def: Def): { minLength?: number } {
  const checks = (def.checks ?? []).map((check) => check._zod.def as { check: string; minimum?: number })
  const minimum = checks.find((check) => check.check === 'min_length')?.minimum
  return minimum === undefined ? {} : { minLength: minimum }
}

const REPEATED =
  /^(id|.*Id|version|name|number|email|token|cursor|kind|record|subject|purpose|layer|from|to|profile|content|search|payload)$/

function withKnown(made: fc.Arbitrary<unknown>, known: Known, field: string): fc.Arbitrary<unknown> {
  if (!REPEATED.test(field)) return made
  // Read when a value is made, not now: what is known grows with every answer.
  return fc.tuple(made, fc.nat({ max: 9 }), fc.nat()).map(([fresh, chance, place]) => {
    const held = known(field)
    return chance < 5 && held.length > 0 ? held[place % held.length] : fresh
  })
}

const hasOwnChecks = (schema: z.core.$ZodType): boolean =>
  ((schema as z.core.$ZodTypes)._zod.def.checks ?? []).some((check) => check._zod.def.check === 'custom')
