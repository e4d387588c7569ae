import fc from 'fast-check'
import type { Method, RouteShape } from '#contract'
import { hostileStrings } from '../values/hostile.ts'
import { valuesOf } from '../values/schema.ts'
import { requestOf, type Input } from '../town/request.ts'
import type { Sent } from '../town/send.ts'
import { collectionOf, type Memory } from './memory.ts'
import { changes, hostileValue, mutated } from './mutate.ts'
import { uploads } from './uploads.ts'

/** How a request is meant. */
const INTENTS = ['valid', 'valid', 'nearly', 'nearly', 'shape', 'transport'] as const

const METHODS: readonly Sent['method'][] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']

const BROKEN_BODIES = [
  '{',
  '',
  'null',
  '[]',
  '"x"',
  '{"a":1',
  '{"__proto__":{"polluted":true}}',
  '\u0000',
  '0',
  '{"a":1}{',
]

const TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'application/xml',
  '',
  'x',
]

/** Requests to one route: as it should be, nearly so, and as no program of ours would ever send it. */
export function requestsTo(route: RouteShape, memory: Memory): fc.Arbitrary<Sent> {
  const inputs: fc.Arbitrary<Input> = fc.record({
    params: paramsOf(route, memory),
    query: partOf(route.query, memory),
    body: route.upload ? uploads : partOf(route.body, memory),
  })
  return fc
    .record({ intent: fc.constantFrom(...INTENTS), input: inputs, mutation: changes, extra: extras })
    .map(({ intent, input, mutation, extra }) => {
      if (intent === 'valid') return requestOf(route, input)
      if (intent === 'nearly') return requestOf(route, oneChanged(route, input, mutation))
      if (intent === 'shape') return requestOf(route, replaced(input, extra))
      return { ...requestOf(route, input), ...transport(route, extra) }
    })
}

const partOf = (schema: RouteShape['body'], { known }: Memory): fc.Arbitrary<unknown> =>
  schema ? valuesOf(schema, known) : fc.constant(undefined)

/** Mostly records that exist: of this kind, of another, of another agency, then none at all. */
function paramsOf({ params, path }: RouteShape, memory: Memory): fc.Arbitrary<unknown> {
  if (!params) return fc.constant(undefined)
  const place = collectionOf(path)
  const ids = fc.record({
    chance: fc.nat({ max: 19 }),
    at: fc.nat(),
    hostile: fc.constantFrom(...hostileStrings),
  })
  return fc.tuple(valuesOf(params, memory.known), ids).map(([made, { chance, at, hostile }]) => {
    const [first] = Object.keys(params.shape)
    const held = chance < 13 ? memory.idsAt(place) : chance < 17 ? memory.idsElsewhere(place) : []
    const id = chance === 19 ? hostile.slice(0, 300) || 'x' : held[at % Math.max(1, held.length)]
    return id === undefined || first === undefined ? made : { ...(made as object), [first]: id }
  })
}

const extras = fc.record({
  value: hostileValue,
  part: fc.nat({ max: 2 }),
  method: fc.constantFrom(...METHODS),
  type: fc.constantFrom(...TYPES),
  body: fc.constantFrom(...BROKEN_BODIES),
  what: fc.nat({ max: 3 }),
  tail: fc.constantFrom(
    '',
    '/',
    '/..',
    '%',
    '%00',
    '?',
    '?a',
    '?a[b]=1&a=2',
    '#',
    ';x=1',
    '/%2e%2e/',
    '?__proto__[x]=1',
  ),
})

type Extra = typeof extras extends fc.Arbitrary<infer E> ? E : never

function oneChanged(route: RouteShape, input: Input, mutation: Parameters<typeof mutated>[1]): Input {
  if (route.body && mutation.place % 4 !== 0) return { ...input, body: mutated(input.body, mutation) }
  return { ...input, query: mutated(input.query ?? {}, mutation) }
}

function replaced(input: Input, { value, part }: Extra): Input {
  if (part === 0 && input.body !== undefined && !isBytes(input.body)) return { ...input, body: value }
  return { ...input, query: typeof value === 'object' ? value : { [String(value).slice(0, 50)]: value } }
}

const isBytes = (value: unknown) => typeof value === 'string' || Buffer.isBuffer(value)

/** The same request under another method, type, body or ending of its address. */
function transport(route: RouteShape, { what, method, type, body, tail }: Extra): Partial<Sent> {
  if (what === 0) return { method, astray: method !== route.method }
  if (what === 1) return { url: `${route.path.replace(/:\w+/g, 'x')}${tail}`, astray: true }
  const reads: readonly Method[] = ['GET', 'DELETE']
  if (reads.includes(route.method) && what === 2) return { headers: { 'content-type': type } }
  return { headers: type ? { 'content-type': what === 2 ? type : 'application/json' } : {}, payload: body }
}
