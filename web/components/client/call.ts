import type { CallOutput, RouteShape } from '#contract'
import { addressOf } from './address.ts'
import { parseJson } from './answer.ts'
import type { Answer } from './answer.ts'
import type { LooseInput, RouteInput } from './input.ts'
import { problemFrom, unreachable } from './problem.ts'
import { reportSignedOut } from './signed-out.ts'
import { sendFile } from './upload.ts'
import type { UploadOptions } from './upload.ts'

/** `onProgress` is called while a file travels; only routes with `upload` have it. */
export type CallOptions = UploadOptions

/**
 * Calls a route of a contract. Answers with the parsed body; fails with a `ProblemError`. A session that has
 * ended is reported to the shell, which asks for the password without leaving the page.
 */
export async function call<R extends RouteShape>(
  route: R,
  input: RouteInput<R>,
  options: CallOptions = {},
): Promise<CallOutput<R>> {
  const { params, query, body } = input as LooseInput
  const address = addressOf(route, params, query)
  const answer =
    body instanceof Blob
      ? await sendFile(route.method, address, body, options)
      : await sendJson(route.method, address, body, options.signal)
  if (answer.ok) return answer.body as CallOutput<R>
  const error = problemFrom(answer.body, answer.status, answer.requestId)
  if (error.code === 'session.required') reportSignedOut()
  throw error
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
