import type { RouteShape } from '#contract'
import { addressOf } from './address.ts'
import { parseJson } from './answer.ts'
import type { LooseInput, RouteInput } from './input.ts'
import { mend } from './mend.ts'
import { problemFrom, unreachable } from './problem.ts'

/** Reads a route that answers with bytes. Refusals are as those of `call`. */
export async function callBytes<R extends RouteShape>(
  route: R,
  input: RouteInput<R>,
  signal?: AbortSignal,
): Promise<ArrayBuffer> {
  const { params, query } = input as LooseInput
  const mended = new Set<string>()
  for (;;) {
    const response = await fetch(addressOf(route, params, query), {
      credentials: 'same-origin',
      ...(signal ? { signal } : {}),
    }).catch((error: unknown) => {
      if (signal?.aborted) throw error
      throw unreachable()
    })
    if (response.ok) return response.arrayBuffer()
    const body = parseJson(await response.text())
    const error = problemFrom(body, response.status, response.headers.get('x-request-id') ?? '')
    if (mended.has(error.code) || !(await mend(route, error.problem))) throw error
    mended.add(error.code)
  }
}
