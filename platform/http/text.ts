import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Failure } from './failure.ts'

/** NUL, and half of a pair of surrogates: nobody can type them, and no PostgreSQL text can hold them. */
const UNREADABLE = /\0|\p{Surrogate}/u

/** Refuses text that could never be kept, before anything is done with it. Files are read by their own rules. */
export function refuseUnreadableText(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    const path = unreadablePath(request)
    if (path === null) return
    const message = 'This holds a character that cannot be kept. Type it again without it.'
    throw new Failure('request.invalid', { fields: [{ path, message }] })
  })
}

/** Where the first unreadable text stands; a loop, since a body can be nested deeper than calls may be. */
function unreadablePath({ params, query, body }: FastifyRequest): string | null {
  const waiting: [path: string, value: unknown][] = [params, query, body].map((value) => ['', value])
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [path, value] = next
    if (typeof value === 'string' && UNREADABLE.test(value)) return path
    if (typeof value !== 'object' || value === null || 'pipe' in value) continue
    for (const [name, member] of Object.entries(value)) {
      if (UNREADABLE.test(name)) return path
      waiting.push([path ? `${path}.${name}` : name, member])
    }
  }
  return null
}
