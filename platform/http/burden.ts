import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Failure } from './failure.ts'

/** Deeper than any contract; recursion on what a stranger nested must end. */
const DEPTH = 32
const RETRY_AFTER_SECONDS = 5
const HEALTH = '/api/health'

/**
 * Turns away what would only make things worse: everything but the health check while the server is
 * overloaded, bodies that drip in, and JSON that is nested for its own sake.
 */
export function refuseBurden(
  app: FastifyInstance,
  { bodyMs, overloaded = () => false }: { bodyMs: number; overloaded?: (() => boolean) | undefined },
): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/') && request.url !== HEALTH && overloaded()) {
      void reply.header('retry-after', RETRY_AFTER_SECONDS)
      throw new Failure('server.busy', {
        detail: 'The server has more to do than it can at the moment.',
        remedy: 'Try again in a few seconds. Nothing was half-saved.',
      })
    }
    // Files have the time of a whole request; their length is bounded as they come in.
    if (request.headers['content-type'] !== 'application/octet-stream') limitBody(request, reply, bodyMs)
  })
  app.addHook('preValidation', async (request) => {
    if (!isShallow(request.body))
      throw new Failure('request.invalid', {
        detail: `The body of the request is nested more than ${DEPTH} deep.`,
        remedy: 'Send it flatter.',
      })
  })
}

/** A body that has not arrived in time is not waited for: the connection ends. */
function limitBody({ raw }: FastifyRequest, reply: FastifyReply, bodyMs: number): void {
  if (raw.headers['content-length'] === undefined && raw.headers['transfer-encoding'] === undefined) return
  const timer = setTimeout(() => raw.destroy(), bodyMs).unref()
  const settled = () => clearTimeout(timer)
  raw.once('end', settled).once('close', settled)
  reply.raw.once('close', settled).once('finish', settled)
}

/** Level by level, since a body can be nested deeper than calls may be. */
function isShallow(body: unknown): boolean {
  let level = [body].filter(isNested)
  for (let depth = 0; depth < DEPTH; depth++) {
    if (level.length === 0) return true
    level = level.flatMap((value) => Object.values(value).filter(isNested))
  }
  return level.length === 0
}

const isNested = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !('pipe' in value)
