import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PoolClient } from 'pg'
import type { Room } from '#contract'
import type { Actor, Database, Subject, Tx } from '#platform/db'
import type { Provider } from './provider.ts'
import type { Sessions } from './sessions.ts'
import type { Vault } from './vault.ts'

interface Act {
  readonly action: string
  readonly requestId?: string
  /** Network address it was asked from. */
  readonly address?: string
}

/** The audit as this part uses it; given from outside, since the audit stands above. */
export interface AccessAudit {
  transact<T>(actor: Actor, act: Act, work: (tx: Tx) => Promise<T>): Promise<T>
  /** A row for what nobody signed in has done; within a transaction when its connection is given. */
  alone(
    entry: Act & { actor: null; subjects: readonly Subject[]; outcome: 'done' | 'refused' },
    client?: PoolClient,
  ): Promise<void>
}

export interface AccessSettings {
  readonly rooms: readonly Room[]
  /** Sample accounts may be entered without a password. Never on in production. */
  readonly demonstration: boolean
  /** Where links point and passkeys belong to; taken from settings, never from a request's headers. */
  readonly address: () => string
  readonly audit: AccessAudit
  readonly vault: Vault
  readonly providers: readonly Provider[]
  readonly now: () => Date
}

/** Everything the ways in have in common. */
export interface Desk extends AccessSettings {
  readonly database: Database
  readonly sessions: Sessions
}

/** The part of a route's context that signing in needs. */
export interface Door {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly requestId: string
}

/** What is asked at a door, for the audit. */
export const actAt = ({ request, requestId }: Door, action: string): Act => ({
  action,
  requestId,
  address: request.ip,
})
