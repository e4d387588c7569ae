import type { FastifyRequest } from 'fastify'
import { Transform, type Readable } from 'node:stream'
import type { RouteShape } from '#contract'
import { Failure, unreadable } from './failure.ts'

type Limits = NonNullable<RouteShape['upload']>

/** Refuses, before a byte is read, what is no file or says itself that it is too large. */
export function checkUpload(request: FastifyRequest, { maxBytes }: Limits): void {
  // JSON would be held in memory up to the limit of a whole file.
  if (request.headers['content-type'] !== 'application/octet-stream') throw unreadable()
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new Failure('request.too_large')
}

/** The upload as it comes in, ended by `request.too_large` at the first byte past the limit. */
export function limitedUpload(body: Readable, { maxBytes }: Limits): Readable {
  let size = 0
  const gate = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > maxBytes) done(new Failure('request.too_large'))
      else done(null, chunk)
    },
  })
  // Not `pipeline`: it would cut the connection on which the refusal is still to be told.
  body.on('error', (error) => gate.destroy(error))
  return body.pipe(gate)
}
