import type { CallInput, CallOutput, RouteShape } from '#contract'
import { enter, requestOf, type Ground } from '../town/index.ts'

/** Someone who works through the front door. */
export interface Caller {
  call<R extends RouteShape>(route: R, input?: Partial<CallInput<R>>): Promise<CallOutput<R>>
  /** Sends bytes to a route that takes an upload. */
  send<R extends RouteShape>(
    route: R,
    input: Partial<Omit<CallInput<R>, 'body'>>,
    bytes: Uint8Array,
  ): Promise<CallOutput<R>>
}

/** Signs a sample account in. What is refused is thrown: nothing in these proofs may be. */
export async function caller(ground: Ground, email: string): Promise<Caller> {
  const cookie = await enter(ground, email)
  const ask = async (route: RouteShape, input: { params?: unknown; query?: unknown; body?: unknown }) => {
    const { method, url, headers, payload } = requestOf(route, {
      params: {},
      query: {},
      body: undefined,
      ...input,
    })
    const { statusCode, body } = await ground.server.app.inject({
      method: method as RouteShape['method'],
      url,
      headers: { ...headers, cookie },
      ...(payload !== undefined && { payload }),
    })
    if (statusCode >= 300) throw new Error(`${route.id} answered ${statusCode}: ${body.slice(0, 400)}`)
    return JSON.parse(body) as never
  }
  return {
    call: (route, input = {}) => ask(route, input),
    send: (route, input, bytes) => ask(route, { ...input, body: Buffer.from(bytes) }),
  }
}
