import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Readable } from 'node:stream'
import type { RouteShape } from '#contract'
import type { Actor, Tx } from '#platform/db'
import { asFailure } from './failure.ts'
import { requirePermission } from './guard.ts'
import type { Context, EventsAnswer, FileAnswer, ServedRoute } from './handle.ts'
import type { ServerSettings } from './server.ts'

/** Puts one contract and its handler on the server. */
export function mountRoute(
  app: FastifyInstance,
  { route, handler }: ServedRoute,
  settings: ServerSettings,
): void {
  app.route({
    method: route.method,
    url: route.path,
    ...(route.upload && { bodyLimit: route.upload.maxBytes }),
    schema: schemaOf(route),
    handler: async (request, reply) => {
      const actor = await settings.authenticate(request)
      const context = contextOf(route, request, reply, actor, settings)
      await refuseOrContinue(route, actor, request, settings)
      reply.header('cache-control', 'no-store')
      const answer = await handler(context)
      if (route.kind === 'file') return sendFile(reply, answer as FileAnswer)
      if (route.kind === 'events') return sendEvents(reply, answer as EventsAnswer)
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
  actor: Actor | null,
  request: FastifyRequest,
  { audit }: ServerSettings,
): Promise<void> {
  try {
    requirePermission(actor, route.permission)
  } catch (error) {
    await audit.refused(actor, { action: route.id, requestId: request.id })
    throw error
  }
}

function contextOf(
  route: RouteShape,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor | null,
  { audit }: ServerSettings,
): Context<RouteShape> {
  return {
    params: request.params as never,
    query: request.query as never,
    body: request.body as never,
    actor,
    requestId: request.id,
    upload: request.body as Readable,
    request,
    reply,
    transact: <T>(work: (tx: Tx) => Promise<T>) => {
      if (!actor) throw new Error(`Route ${route.id} is public and has no actor to transact as.`)
      return audit.transact(actor, { action: route.id, requestId: request.id }, work)
    },
  }
}

function sendFile(reply: FastifyReply, { file, mediaType, name }: FileAnswer): FastifyReply {
  reply.type(mediaType)
  if (name) reply.header('content-disposition', `attachment; filename="${name.replace(/[^\w.\- ]/g, '_')}"`)
  return reply.send(file)
}

const HEARTBEAT_MS = 20_000

/** Server-sent events; a comment line now and then keeps proxies from closing a quiet stream. */
function sendEvents(reply: FastifyReply, { events }: EventsAnswer): FastifyReply {
  const stream = new Readable({ read() {} })
  const heartbeat = setInterval(() => stream.push(': still here\n\n'), HEARTBEAT_MS)
  const iterator = events[Symbol.asyncIterator]()
  const end = () => {
    clearInterval(heartbeat)
    void iterator.return?.()
  }
  reply.raw.on('close', end)
  void pump(stream, iterator).finally(() => {
    end()
    stream.push(null)
  })
  return reply.type('text/event-stream').header('x-accel-buffering', 'no').send(stream)
}

async function pump(
  stream: Readable,
  iterator: AsyncIterator<{ event?: string; data: unknown }>,
): Promise<void> {
  try {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      const { event, data } = next.value
      stream.push(`${event ? `event: ${event}\n` : ''}data: ${JSON.stringify(data)}\n\n`)
    }
  } catch (error) {
    stream.push(`event: problem\ndata: ${JSON.stringify({ code: asFailure(error).code })}\n\n`)
  }
}
