import fc from 'fast-check'
import { foreignMembers, hostileNumbers, hostileStrings } from '../values/hostile.ts'

/** Any one thing that has no business where it is put. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...hostileStrings) },
  { weight: 3, arbitrary: fc.constantFrom(...hostileNumbers) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { a: { b: [] } }),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      deep(60),
      Array.from({ length: 3_000 }, () => 0),
    ),
  },
)

function deep(levels: number): unknown {
  let value: unknown = 0
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

type Change = { readonly kind: 'replace' | 'drop' | 'add' | 'wrap' | 'twice'; readonly with: unknown }

const foreign = Object.entries(foreignMembers)

/** One change somewhere inside a value; `place` says where, as a number to be taken modulo what is there. */
export const changes = fc.record({
  place: fc.nat(),
  change: fc.record({
    kind: fc.constantFrom('replace', 'replace', 'replace', 'drop', 'add', 'wrap', 'twice'),
    with: hostileValue,
  }) as fc.Arbitrary<Change>,
  member: fc.constantFrom(...foreign),
})

export type Mutation = typeof changes extends fc.Arbitrary<infer M> ? M : never

/** The value with one thing in it changed. Values of contracts are trees, and are not changed themselves. */
export function mutated(value: unknown, mutation: Mutation): unknown {
  const copy = structuredClone(value)
  const places = placesOf(copy)
  if (places.length === 0) return apply(copy, mutation)
  const at = places[mutation.place % places.length]!
  const { change, member } = mutation
  if (change.kind === 'drop') Reflect.deleteProperty(at.holder, at.name)
  else if (change.kind === 'add') Object.assign(at.holder, { [member[0]]: member[1] })
  else at.holder[at.name] = apply(at.holder[at.name], mutation)
  return copy
}

function apply(value: unknown, { change }: Mutation): unknown {
  if (change.kind === 'wrap') return [value]
  if (change.kind === 'twice') return [value, value]
  return change.with
}

interface Place {
  readonly holder: Record<string, unknown>
  readonly name: string
}

function placesOf(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...placesOf(holder[name])])
}
