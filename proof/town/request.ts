import fc from 'fast-check'
import type { RouteShape } from '#contract'
import { valuesOf } from '../values/schema.ts'
import { addressOf, type Sent } from './send.ts'

/** What a route is asked with, before it is written as a request. */
export interface Input {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

const isBytes = (value: unknown): value is string | Buffer =>
  typeof value === 'string' || Buffer.isBuffer(value)

/** A request to a route as a program of ours would write it. */
export function requestOf(route: RouteShape, { params, query, body }: Input): Sent {
  const url = addressOf(route.path, params, query)
  if (body === undefined) return { method: route.method, url, headers: {} }
  const type = route.upload ? 'application/octet-stream' : 'application/json'
  const payload = route.upload && isBytes(body) ? body : JSON.stringify(body)
  return { method: route.method, url, headers: { 'content-type': type }, payload: payload ?? 'undefined' }
}

/** An input that the contract of a route takes; the same for the same seed. */
export function exampleOf(route: RouteShape, seed = 1): Input {
  const of = (schema: RouteShape['body']) =>
    schema
      ? fc.sample(
          valuesOf(schema, () => []),
          { seed, numRuns: 1 },
        )[0]
      : undefined
  return {
    params: of(route.params),
    query: of(route.query),
    body: route.upload ? 'a,b\n1,2\n' : of(route.body),
  }
}
