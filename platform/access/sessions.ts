import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Policy, Purpose } from '#contract'
import type { Actor, Database } from '#platform/db'
import { purposesOf, sightOf } from '#platform/sharing'
import { permissionsOf } from './policy.ts'
import {
  FIND_SESSION,
  endSession,
  insertSession,
  setPurpose,
  touchSession,
  type LiveSession,
} from './session-store.ts'
import { newToken, tokenHash } from './token.ts'
import type { PersonRow } from './store.ts'

/** A screen left alone is locked after this; CJIS Security Policy AC-11. */
const IDLE = '30 minutes'
/** A full sign-in again after this; CJIS Security Policy IA-11. */
const LIFE = '12 hours'
const TOUCH_AFTER_MS = 60_000

export interface SessionSettings {
  readonly policies: readonly Policy[]
  /** Whether the address is served over TLS: the cookie is then bound to it. */
  readonly behindTls: boolean
}

export function createSessions(database: Database, { policies, behindTls }: SessionSettings) {
  const cookieName = behindTls ? '__Host-throughline' : 'throughline'
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure: behindTls } as const
  const hashOf = (request: FastifyRequest) => {
    const token = request.cookies[cookieName]
    return token ? tokenHash(token) : undefined
  }

  async function find(request: FastifyRequest): Promise<LiveSession | undefined> {
    const hash = hashOf(request)
    if (!hash) return undefined
    const { rows } = await database.pool.query<LiveSession>(FIND_SESSION, [hash, IDLE, LIFE])
    const live = rows[0]
    if (live && Date.now() - live.seen_at.getTime() > TOUCH_AFTER_MS)
      await database.withOwner((client) => touchSession(client, hash))
    return live
  }

  return {
    find,
    actorOf: (live: LiveSession): Actor => actorFor(live, live.purpose, policies),
    async authenticate(request: FastifyRequest): Promise<Actor | null> {
      const live = await find(request)
      return live ? actorFor(live, live.purpose, policies) : null
    },
    /** A new token at every sign-in: a cookie planted before it is worth nothing after it. */
    async begin(reply: FastifyReply, person: PersonRow): Promise<LiveSession> {
      const token = newToken()
      const purpose = purposesOf(person.roles)[0] ?? 'administration'
      await database.withOwner((client) => insertSession(client, tokenHash(token), person.id, purpose))
      reply.setCookie(cookieName, token, cookie)
      return { ...person, purpose, created_at: new Date(), seen_at: new Date() }
    },
    async end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
      const hash = hashOf(request)
      if (hash) await database.withOwner((client) => endSession(client, hash))
      reply.clearCookie(cookieName, cookie)
    },
    async state(request: FastifyRequest, purpose: Purpose): Promise<void> {
      const hash = hashOf(request)
      if (hash) await database.withOwner((client) => setPurpose(client, hash, purpose))
    },
  }
}

export type Sessions = ReturnType<typeof createSessions>

/** The actor a person is, for a purpose: what they may do by their roles, what they see by the rule of sharing. */
export function actorFor(
  person: Pick<PersonRow, 'id' | 'name' | 'agency_id' | 'agency_kind' | 'roles' | 'clearances' | 'sight'>,
  purpose: Purpose,
  policies: readonly Policy[],
): Actor {
  const { agency_id: agencyId, agency_kind: agencyKind, roles, clearances } = person
  return {
    personId: person.id,
    name: person.name,
    agencyId,
    agencyKind,
    roles,
    clearances,
    permissions: permissionsOf(roles, policies),
    purpose,
    ...sightOf({ agencyId, agencyKind, roles, clearances, purpose }, person.sight),
  }
}
