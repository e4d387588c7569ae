import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Socket } from 'node:net'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { FieldProblem } from '#contract'
import { asFailure, Failure, problemOf } from './failure.ts'

/** Every failure leaves as a `Problem`; what is not in the catalogue leaves as `server.failed`. */
export function answerFailures(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const failure = hasZodFastifySchemaValidationErrors(error)
      ? new Failure('request.invalid', { fields: fieldProblems(error.validation) })
      : asFailure(error)
    // The cause may quote a value, so only its kind and place are logged.
    if (failure.status >= 500) request.log.error({ requestId: request.id, ...kindOf(error) }, failure.code)
    return send(reply, failure, request.id)
  })
  app.setNotFoundHandler(unknownAddress)
}

const BARE = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

function send(reply: FastifyReply, failure: Failure, requestId: string): FastifyReply {
  return (
    reply
      .status(failure.status)
      .header('cache-control', 'no-store')
      // What the framework refuses has passed none of the hooks that set headers.
      .headers(reply.hasHeader('content-security-policy') ? {} : BARE)
      .type('application/json')
      .send(problemOf(failure, requestId))
  )
}

const unknownAddress = (request: FastifyRequest, reply: FastifyReply) =>
  send(reply, new Failure('request.unknown_address'), request.id)

/** What the framework refuses before any route is found: addresses that cannot be read, broken requests. */
export const earlyFailures = {
  frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    void unknownAddress(request, reply)
  },
  clientErrorHandler(_error: Error, socket: Socket): void {
    if (!socket.writable) return void socket.destroy()
    const body = JSON.stringify(problemOf(new Failure('request.invalid'), crypto.randomUUID()))
    socket.end(
      `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    )
  },
}

function fieldProblems(
  validation: readonly { instancePath: string; message?: string | undefined }[],
): FieldProblem[] {
  return validation.map(({ instancePath, message }) => ({
    path: instancePath.replace(/^\//, '').replaceAll('/', '.'),
    message: message ?? 'This does not fit.',
  }))
}

function kindOf(error: unknown): { kind: string; at: string | undefined } {
  const { name, stack } = error as Error
  const place = stack?.split('\n').find((line) => line.includes('.ts:'))
  return {
    kind: name,
    at: place?.slice(Math.max(...PARTS.map((part) => place.lastIndexOf(part))) + 1),
  }
}

/** A path of the machine is cut back to where the repository begins. */
const PARTS = ['/platform/', '/modules/', '/libraries/', '/server/']
