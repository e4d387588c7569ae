import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Readable } from 'node:stream'
import type { RouteShape } from '#contract'
import type { Actor, Tx } from '#platform/db'
import { asProblem } from './failure.ts'
import { requireEntry, type Authenticated } from './guard.ts'
import type { Context, EventsAnswer, FileAnswer, ServedRoute } from './handle.ts'
import type { ServerSettings } from './server.ts'
import { checkUpload, limitedUpload } from './upload.ts'

/** Puts one contract and its handler on the server. */
export function mountRoute(
  app: FastifyInstance,
  { route, handler }: ServedRoute,
  settings: ServerSettings,
): void {
  const actors = new WeakMap<FastifyRequest, Actor>()
  app.route({
    method: route.method,
    url: route.path,
    ...(route.upload && { bodyLimit: route.upload.maxBytes }),
    schema: schemaOf(route),
    // Before anything that was sent is read: a stranger learns nothing of what would have been wrong with it.
    onRequest: async (request) => {
      // Whoever may ask without a session does not keep one awake by asking.
      const who = await settings.authenticate(request, route.permission === 'public')
      await refuseOrContinue(route, who, request, settings)
      if (who) actors.set(request, who.actor)
      if (route.upload) checkUpload(request, route.upload)
    },
    handler: async (request, reply) => {
      const context = contextOf(route, request, reply, actors.get(request) ?? null, settings)
      reply.header('cache-control', 'no-store')
      const answer = await handler(context)
      if (route.permission !== 'public' && !context.recorded())
        throw new Error(`Route ${route.id} answered without leaving a row in the audit.`)
      if (route.kind === 'file') return sendFile(reply, answer as FileAnswer)
      if (route.kind === 'events') {
        const still = async () =>
          route.permission === 'public' || (await settings.authenticate(request, true)) !== null
        return sendEvents(reply, answer as EventsAnswer, request.id, still)
      }
      return answer
    },
  })
}

function schemaOf(route: RouteShape) {
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.id.split('.')[0]!],
    ...(route.params && { params: route.params }),
    ...(route.query && { querystring: route.query }),
    ...(route.body && { body: route.body }),
    ...(route.response && { response: { 200: route.response } }),
  }
}

async function refuseOrContinue(
  route: RouteShape,
  who: Authenticated | null,
  request: FastifyRequest,
  { audit, throttle }: ServerSettings,
): Promise<void> {
  try {
    requireEntry(route, who)
    if (who && route.limit) await throttle(`${route.id} ${who.actor.personId}`, route.limit)
  } catch (error) {
    await audit.refused(who?.actor ?? null, actOf(route, request))
    throw error
  }
}

/** What is asked, and from where. */
const actOf = (route: RouteShape, request: FastifyRequest) => ({
  action: route.id,
  requestId: request.id,
  address: request.ip,
})

function contextOf(
  route: RouteShape,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor | null,
  { audit }: ServerSettings,
): Context<RouteShape> & { recorded(): boolean } {
  let recorded = false
  return {
    recorded: () => recorded,
    params: request.params as never,
    query: request.query as never,
    body: request.body as never,
    actor,
    requestId: request.id,
    upload: route.upload ? limitedUpload(request.body as Readable, route.upload) : Readable.from([]),
    request,
    reply,
    transact: <T>(work: (tx: Tx) => Promise<T>) => {
      if (!actor) throw new Error(`Route ${route.id} is public and has no actor to transact as.`)
      recorded = true
      if (route.quiet) return audit.unrecorded(actor, work)
      return audit.transact(actor, actOf(route, request), work)
    },
  }
}

function sendFile(reply: FastifyReply, { file, mediaType, name }: FileAnswer): FastifyReply {
  reply.type(mediaType)
  if (name) reply.header('content-disposition', `attachment; filename="${name.replace(/[^\w.\- ]/g, '_')}"`)
  return reply.send(file)
}

const HEARTBEAT_MS = 20_000

/**
 * Server-sent events; a comment line now and then keeps proxies from closing a quiet stream. It ends with the
 * session it was asked for in.
 */
function sendEvents(
  reply: FastifyReply,
  { events }: EventsAnswer,
  requestId: string,
  still: () => Promise<boolean>,
): FastifyReply {
  const stream = new Readable({ read() {} })
  const iterator = events[Symbol.asyncIterator]()
  const beat = async () => {
    if (await still().catch(() => false)) return void stream.push(': still here\n\n')
    end()
    stream.push(null)
  }
  const heartbeat = setInterval(() => void beat(), HEARTBEAT_MS)
  const end = () => {
    clearInterval(heartbeat)
    void iterator.return?.()
  }
  reply.raw.on('close', end)
  void pump(stream, iterator, requestId).finally(() => {
    end()
    stream.push(null)
  })
  return reply.type('text/event-stream').header('x-accel-buffering', 'no').send(stream)
}

async function pump(
  stream: Readable,
  iterator: AsyncIterator<{ event?: string; data: unknown }>,
  requestId: string,
): Promise<void> {
  try {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      const { event, data } = next.value
      stream.push(`${event ? `event: ${event}\n` : ''}data: ${JSON.stringify(data)}\n\n`)
    }
  } catch (error) {
    stream.push(`event: problem\ndata: ${JSON.stringify(asProblem(error, requestId))}\n\n`)
  }
}
