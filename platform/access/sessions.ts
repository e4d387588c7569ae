import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PoolClient } from 'pg'
import type { Policy, Purpose } from '#contract'
import type { Actor, Database } from '#platform/db'
import type { Authenticated } from '#platform/http'
import { purposesOf, purposesOpening, sightOf } from '#platform/sharing'
import type { Step } from './contract.ts'
import { permissionsOf } from './policy.ts'
import type { Profile } from './store/person.ts'
import {
  advanceSession,
  FIND_SESSION,
  insertSession,
  noteSignIn,
  TOUCH_SESSION,
  type LiveSession,
  type SignInMethod,
} from './store/session.ts'
import { newToken, tokenHash } from './token.ts'

/** A screen left alone is locked after this; CJIS Security Policy AC-11. */
const IDLE_MS = 30 * 60_000
/** A full sign-in again after this; CJIS Security Policy IA-11. */
const LIFE_MS = 12 * 3_600_000
/** Privileged acts need a proof that is not older than this. */
const CONFIRMED_MS = 10 * 60_000
/** Activity is written down at most this often: a session locks that much early at most. */
const TOUCH_AFTER_MS = 10_000

const firstPurpose = ({ roles }: Profile): Purpose => purposesOf(roles)[0] ?? 'administration'

export interface SessionSettings {
  readonly policies: readonly Policy[]
  /** Whether the address is served over TLS: the cookie is then bound to it. */
  readonly behindTls: boolean
  /** Whether sample accounts may be used. */
  readonly demonstration?: boolean
  readonly now?: () => Date
}

/** How far a session has come: waiting for a step of the sign-in, locked after rest, or open. */
export function stateOf(live: LiveSession | undefined, now: Date): 'none' | 'pending' | 'locked' | 'open' {
  if (!live) return 'none'
  if (live.step) return 'pending'
  return now.getTime() - live.seen_at.getTime() > IDLE_MS ? 'locked' : 'open'
}

/** The moments that matter to an open session. */
export function momentsOf(live: LiveSession): { locksAt: Date; endsAt: Date; confirmedUntil: Date | null } {
  return {
    locksAt: new Date(live.seen_at.getTime() + IDLE_MS),
    endsAt: new Date(live.created_at.getTime() + LIFE_MS),
    confirmedUntil: live.confirmed_at && new Date(live.confirmed_at.getTime() + CONFIRMED_MS),
  }
}

/** What a new session begins with. */
export interface Beginning {
  readonly step: Step | null
  readonly methods: readonly SignInMethod[]
  readonly banner: string | null
}

export function createSessions(database: Database, settings: SessionSettings) {
  const { policies, behindTls, demonstration = true, now = () => new Date() } = settings
  const cookieName = behindTls ? '__Host-throughline' : 'throughline'
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure: behindTls } as const

  async function findBy(token: string): Promise<LiveSession | undefined> {
    const { rows } = await database.pool.query<LiveSession>(FIND_SESSION, [
      tokenHash(token),
      now(),
      demonstration,
    ])
    return rows[0]
  }

  async function find(request: FastifyRequest): Promise<LiveSession | undefined> {
    const token = request.cookies[cookieName]
    return token ? findBy(token) : undefined
  }

  const actorOf = (live: LiveSession): Actor => actorFor(live, live.purpose, policies)

  return {
    /** The session of a request, however far it has come. Does not count as activity. */
    find,
    findBy,
    actorOf,
    /** The person at the door, under the purpose their work begins with. */
    actorFor: (person: Profile): Actor => actorFor(person, firstPurpose(person), policies),
    state: (live: LiveSession | undefined) => stateOf(live, now()),
    /** Who acts in a request. What a screen asks by itself (`background`) does not keep a session awake. */
    async authenticate(request: FastifyRequest, background = false): Promise<Authenticated | null> {
      const live = await find(request)
      if (!live || stateOf(live, now()) !== 'open') return null
      const rested = now().getTime() - live.seen_at.getTime()
      if (rested > TOUCH_AFTER_MS && !background && request.headers['throughline-background'] === undefined)
        await database.pool.query(TOUCH_SESSION, [live.session_id, now()])
      const visitor = { ...live, agencyKind: live.agency_kind }
      return {
        actor: actorOf(live),
        confirmed: (momentsOf(live).confirmedUntil ?? 0) >= now(),
        purposesOpening: (category) => purposesOpening(category, visitor),
      }
    },
    /** A new token at every sign-in: a cookie planted before it is worth nothing after it. */
    async begin(
      client: PoolClient,
      request: FastifyRequest,
      person: Profile,
      beginning: Beginning,
    ): Promise<string> {
      const token = newToken()
      await insertSession(client, {
        tokenHash: tokenHash(token),
        personId: person.id,
        purpose: firstPurpose(person),
        address: request.ip,
        agent: request.headers['user-agent']?.slice(0, 300) ?? null,
        now: now(),
        ...beginning,
      })
      if (beginning.step === null) await noteSignIn(client, person.id, now())
      return token
    },
    /** A new token at every step up, too. */
    async advance(
      client: PoolClient,
      live: LiveSession,
      to: { step: Step | null; methods: readonly SignInMethod[] },
    ): Promise<string> {
      const token = newToken()
      await advanceSession(client, live.session_id, { tokenHash: tokenHash(token), now: now(), ...to })
      if (to.step === null) await noteSignIn(client, live.id, now())
      return token
    },
    setCookie: (reply: FastifyReply, token: string) => void reply.setCookie(cookieName, token, cookie),
    clearCookie: (reply: FastifyReply) => void reply.clearCookie(cookieName, cookie),
    /** Binds what a browser is asked to answer to that browser. */
    setChallenge(reply: FastifyReply, token: string): void {
      reply.setCookie(`${cookieName}-challenge`, token, { ...cookie, maxAge: 600 })
    },
    challengeOf: (request: FastifyRequest): string | undefined => request.cookies[`${cookieName}-challenge`],
  }
}

export type Sessions = ReturnType<typeof createSessions>

/** The actor a person is, for a purpose: what they may do by their roles, what they see by the rule of sharing. */
export function actorFor(
  person: Pick<Profile, 'id' | 'name' | 'agency_id' | 'agency_kind' | 'roles' | 'clearances' | 'sight'>,
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
