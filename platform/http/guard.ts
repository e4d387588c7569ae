import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Category, Purpose, RouteShape } from '#contract'
import type { Actor } from '#platform/db'
import { Failure } from './failure.ts'

/** Who is at the other end of a request, as far as a live session proves it. */
export interface Authenticated {
  readonly actor: Actor
  /** Whether the person has proven who they are within the last minutes. */
  readonly confirmed: boolean
  /** Purposes the person may state under which a category would open, when the present one does not. */
  purposesOpening(category: Category): Purpose[]
}

/**
 * Finds the live session of a request; null when there is none. What the server asks by itself (`background`)
 * does not count as something the person did.
 */
export type Authenticate = (request: FastifyRequest, background?: boolean) => Promise<Authenticated | null>

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

/** Refuses who may not call a route, or not yet; says nothing of what exists behind it. */
export function requireEntry(
  route: Pick<RouteShape, 'permission' | 'category' | 'privileged'>,
  who: Authenticated | null,
): void {
  if (route.permission !== 'public') {
    if (!who) throw new Failure('session.required')
    if (route.permission !== 'signed-in' && !who.actor.permissions.has(route.permission))
      throw new Failure('permission.missing')
  }
  if (!who) return
  if (route.category) requirePurpose(who.purposesOpening(route.category))
  if (route.privileged && !who.confirmed) throw new Failure('session.confirm')
}

/** Where another purpose is all that is missing, it is asked for; the fields name those that fit. */
function requirePurpose(fitting: readonly Purpose[]): void {
  if (fitting.length > 0)
    throw new Failure('purpose.needed', {
      fields: fitting.map((purpose) => ({ path: 'purpose', message: purpose })),
    })
}
