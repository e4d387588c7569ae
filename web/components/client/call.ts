import type { CallOutput, RouteShape } from '#contract'
import { addressOf } from './address.ts'
import { parseJson } from './answer.ts'
import type { Answer } from './answer.ts'
import { lastAttention } from './attention.ts'
import type { LooseInput, RouteInput } from './input.ts'
import { mend } from './mend.ts'
import { problemFrom, unreachable } from './problem.ts'
import { sendFile } from './upload.ts'
import type { UploadOptions } from './upload.ts'

/** `onProgress` is called while a file travels; only routes with `upload` have it. */
export type CallOptions = UploadOptions

/** An unattended screen must lock although it refreshes itself: the server does not count these as activity. */
const UNATTENDED_AFTER_MS = 60_000

/**
 * Calls a route of a contract. Answers with the parsed body; fails with a `ProblemError`. A refusal the person can
 * mend on the spot (a session that has ended or locked, a confirmation, a purpose) is put to them, and the request
 * is then repeated.
 */
export async function call<R extends RouteShape>(
  route: R,
  input: RouteInput<R>,
  options: CallOptions = {},
): Promise<CallOutput<R>> {
  const mended = new Set<string>()
  for (;;) {
    const answer = await send(route, input as LooseInput, options)
    if (answer.ok) return answer.body as CallOutput<R>
    const error = problemFrom(answer.body, answer.status, answer.requestId)
    if (mended.has(error.code) || !(await mend(route, error.problem))) throw error
    mended.add(error.code)
  }
}

async function send(route: RouteShape, { params, query, body }: LooseInput, options: CallOptions) {
  const address = addressOf(route, params, query)
  return body instanceof Blob
    ? sendFile(route.method, address, body, options)
    : sendJson(route.method, address, body, options.signal)
}

async function sendJson(
  method: string,
  address: string,
  body: unknown,
  signal?: AbortSignal,
): Promise<Answer> {
  const headers: Record<string, string> = { accept: 'application/json' }
  const init: RequestInit = { method, credentials: 'same-origin', headers }
  if (signal) init.signal = signal
  if (Date.now() - (lastAttention() ?? Infinity) > UNATTENDED_AFTER_MS)
    headers['throughline-background'] = 'yes'
  if (body !== undefined) {
    init.body = JSON.stringify(body)
    headers['content-type'] = 'application/json'
  }
  const response = await fetch(address, init).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw unreachable()
  })
  const text = await response.text()
  const requestId = response.headers.get('x-request-id') ?? ''
  return { ok: response.ok, status: response.status, requestId, body: parseJson(text) }
}
