import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '#platform/db'
import { Failure } from './failure.ts'

/** Finds the live session of a request; null when there is none. */
export type Authenticate = (request: FastifyRequest) => Promise<Actor | null>

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses changes that another site's page sends with a person's cookie. Browsers state where a request
 * comes from in `Sec-Fetch-Site` or `Origin`; programs state neither and carry no cookie by accident.
 */
export function guardOrigin(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (SAFE.has(request.method) || sameOrigin(request)) return
    throw new Failure('request.cross_site')
  })
}

function sameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = request.headers.origin
  if (origin === undefined) return true
  try {
    return new URL(origin).host === request.headers.host
  } catch {
    return false
  }
}

/** Refuses who may not call a route; says nothing of what exists behind it. */
export function requirePermission(actor: Actor | null, permission: string): void {
  if (permission === 'public') return
  if (!actor) throw new Failure('session.required')
  if (permission !== 'signed-in' && !actor.permissions.has(permission))
    throw new Failure('permission.missing')
}
