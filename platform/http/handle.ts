import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Readable } from 'node:stream'
import type { CallOutput, HandlerInput, RouteShape } from '#contract'
import type { Actor, Tx } from '#platform/db'

/** What a handler works with: parsed input, who asks, and the audited transaction. */
export interface Context<R extends RouteShape> extends HandlerInput<R> {
  /** The person asking; null only on routes whose permission is `public`. */
  readonly actor: Actor | null
  readonly requestId: string
  /** The upload of a route that takes one. */
  readonly upload: Readable
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /**
   * Runs `work` in the person's name in one transaction that also leaves the audit row. A protected
   * route must go through it; the server refuses to answer a signed-in route that did not.
   */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/** A file that leaves: streamed, never buffered whole. */
export interface FileAnswer {
  readonly file: Readable
  readonly mediaType: string
  readonly name?: string
}

/** Server-sent events until the client leaves or the source ends. */
export interface EventsAnswer {
  readonly events: AsyncIterable<{ readonly event?: string; readonly data: unknown }>
}

type Answer<R extends RouteShape> = R['kind'] extends 'file'
  ? FileAnswer
  : R['kind'] extends 'events'
    ? EventsAnswer
    : CallOutput<R>

export interface ServedRoute {
  readonly route: RouteShape
  readonly handler: (context: Context<RouteShape>) => Promise<unknown>
}

/** Binds a handler to its contract. Handlers return; nothing but the server sends. */
export function handle<const R extends RouteShape>(
  route: R,
  handler: (context: Context<R>) => Promise<Answer<R>>,
): ServedRoute {
  return { route, handler: handler as unknown as ServedRoute['handler'] }
}
