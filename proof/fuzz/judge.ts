import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { platformErrors, Problem, type RouteShape } from '#contract'
import { errorCatalogue } from '#platform/http'
import type { Answer, Sent } from '../town/send.ts'

const StrictProblem = z.strictObject({
  ...Problem.shape,
  fields: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
})

/** Words of the inside that no answer shows: stack traces, statements, names of constraints, folders. */
const INSIDE = [
  /\n\s+at .+:\d+/,
  /\.[jt]s:\d+/,
  /\b(select|insert into|update|delete from)\b.{1,80}\b(from|values|set|where)\b/i,
  /syntax error at or near/i,
  /violates (unique|foreign|not-null|check|row-level)/i,
  /invalid (input syntax|byte sequence)/i,
  /\bnode_modules\b|\bthroughline_app\b|\bpostgres(ql)?:\/\//,
  /\bZodError\b|\bTypeError\b|\bRangeError\b|\bFST_ERR/,
]

/** What is wrong with an answer, in words; empty when it keeps the contract of its route. */
export function faultsOf(route: RouteShape, sent: Sent, answer: Answer): string[] {
  return [
    ...(answer.status >= 500 ? [`answered ${answer.status}`] : []),
    ...headerFaults(answer),
    ...(answer.status < 400 ? bodyFaults(route, sent, answer) : problemFaults(route, sent, answer)),
  ]
}

function headerFaults({ headers }: Answer): string[] {
  const cache = String(headers['cache-control'])
  // What a browser may keep it asks about every time, by an edition that it names.
  const kept = cache === 'private, no-cache' && headers['etag'] !== undefined
  const faults = cache === 'no-store' || kept ? [] : [`cache-control is "${cache}"`]
  if (headers['x-content-type-options'] !== 'nosniff') faults.push('may be sniffed')
  return faults
}

function bodyFaults(route: RouteShape, sent: Sent, { status, text, json, begun }: Answer): string[] {
  if (sent.astray) return []
  if (sent.method !== route.method)
    return sent.method === 'HEAD' ? [] : [`answered ${sent.method} with ${status}`]
  if (status === 304) return sent.headers['if-none-match'] ? [] : ['answered 304 unasked']
  if (status !== 200) return [`answered ${status}, which no contract names`]
  if (route.kind === 'file') return []
  if (begun || route.kind === 'events') return eventFaults(route, text)
  return shapeFaults(route, json)
}

function shapeFaults({ response }: RouteShape, json: unknown): string[] {
  if (!response) return ['answered with a body that no contract describes']
  const read = response.safeParse(json)
  if (!read.success)
    return [`is off its contract: ${read.error.issues[0]?.path.join('.')} ${read.error.issues[0]?.message}`]
  // A schema leaves out what it does not name: what is then missing came without being named.
  return isDeepStrictEqual(JSON.parse(JSON.stringify(read.data)), json)
    ? []
    : ['holds more than its contract names']
}

function eventFaults(route: RouteShape, text: string): string[] {
  const data = /^data: (.*)$/m.exec(text)?.[1]
  if (data === undefined) return ['is no stream of events']
  return shapeFaults(route, JSON.parse(data))
}

function problemFaults(route: RouteShape, sent: Sent, { status, json, text }: Answer): string[] {
  if (sent.method === 'HEAD') return []
  const read = StrictProblem.safeParse(json)
  if (!read.success) return [`${status} is no problem of the catalogue: ${text.slice(0, 120)}`]
  const { code } = read.data
  const entry = errorCatalogue().get(code)
  const faults = entry?.status === status ? [] : [`answered ${code} as ${status}`]
  if (!(code in platformErrors) && !sent.astray && !route.errors?.includes(code))
    faults.push(`answered ${code}, which it does not declare`)
  return [...faults, ...leakFaults(sent, text)]
}

/** What was sent may be quoted back; nothing else of the kind may be said. */
function leakFaults(sent: Sent, text: string): string[] {
  const said = `${decoded(sent.url)}\n${String(sent.payload ?? '')}`
  return INSIDE.flatMap((pattern) => {
    const found = pattern.exec(text)?.[0]
    return found === undefined || pattern.test(said) ? [] : [`says "${found.slice(0, 80)}"`]
  })
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
