import type { PoolClient } from 'pg'
import type { Purpose } from '#contract'
import type { OwnSession, Step } from '../contract.ts'
import { PROFILE, type Profile } from './person.ts'

export type SignInMethod = OwnSession['methods'][number]

/** A session and whose it is. It opens something only when no step is left and it is not locked. */
export interface LiveSession extends Profile {
  session_id: string
  purpose: Purpose
  step: Step | null
  methods: SignInMethod[]
  banner: string | null
  created_at: Date
  seen_at: Date
  confirmed_at: Date | null
}

/**
 * The session of a token at a moment. Ended and outlived ones do not exist, nor those of people and agencies
 * whose access has ended. A sign-in that was only begun is forgotten after 20 minutes.
 */
export const FIND_SESSION = `select ${PROFILE}, session.id as session_id, session.purpose, session.step, session.methods,
    session.banner, session.created_at, session.seen_at, session.confirmed_at
  from access.session join access.person on person.id = session.person_id
  join access.agency on agency.id = person.agency_id
  where session.token_hash = $1 and session.ended_at is null
    and session.created_at > $2::timestamptz - interval '12 hours'
    and (session.step is null or session.created_at > $2::timestamptz - interval '20 minutes')
    and person.disabled_at is null and (person.expires_at is null or person.expires_at > $2::timestamptz)
    and agency.stopped_at is null and ($3 or not person.demonstration)`

export interface NewSession {
  readonly tokenHash: Buffer
  readonly personId: string
  readonly purpose: Purpose
  readonly step: Step | null
  readonly methods: readonly SignInMethod[]
  readonly banner: string | null
  readonly address: string
  readonly agent: string | null
  readonly now: Date
}

export async function insertSession(client: PoolClient, session: NewSession): Promise<void> {
  await client.query(
    `insert into access.session (token_hash, person_id, purpose, step, methods, banner, address, agent, created_at,
       seen_at, confirmed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, case when $4::text is null then $9::timestamptz end)`,
    [
      session.tokenHash,
      session.personId,
      session.purpose,
      session.step,
      session.methods,
      session.banner,
      session.address,
      session.agent,
      session.now,
    ],
  )
}

/** A session goes on under another token: after a step of the sign-in, or when the person proved themselves again. */
export async function advanceSession(
  client: PoolClient,
  id: string,
  to: { tokenHash: Buffer; step: Step | null; methods: readonly SignInMethod[]; now: Date },
): Promise<void> {
  await client.query(
    `update access.session set token_hash = $2, step = $3, methods = $4, seen_at = $5,
       created_at = case when step is null then created_at else $5 end,
       confirmed_at = case when $3::text is null then $5::timestamptz end
     where id = $1 and ended_at is null`,
    [id, to.tokenHash, to.step, to.methods, to.now],
  )
}

/** Signing in in full ends the count of failures; before that it would help someone who guesses codes. */
export async function noteSignIn(client: PoolClient, personId: string, now: Date): Promise<void> {
  await client.query(
    'update access.person set last_seen_at = $2, failures = 0, failed_since = null where id = $1',
    [personId, now],
  )
}

export const TOUCH_SESSION = 'update access.session set seen_at = $2 where id = $1 and seen_at < $2'

export async function setPurpose(client: PoolClient, id: string, purpose: Purpose): Promise<void> {
  await client.query('update access.session set purpose = $2 where id = $1', [id, purpose])
}

/** Ends one session, if it is the person's. */
export async function endSession(
  client: PoolClient,
  personId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await client.query(
    'update access.session set ended_at = $3 where id = $1 and person_id = $2 and ended_at is null',
    [id, personId, now],
  )
  return rowCount === 1
}

/** Ends a person's sessions, with `except` all others; answers how many. */
export async function endSessionsOf(
  client: PoolClient,
  personId: string,
  now: Date,
  except: string | null = null,
): Promise<number> {
  const { rowCount } = await client.query(
    'update access.session set ended_at = $2 where person_id = $1 and ended_at is null and id is distinct from $3::uuid',
    [personId, now, except],
  )
  return rowCount ?? 0
}

export async function endSessionsOfAgency(client: PoolClient, agencyId: number, now: Date): Promise<void> {
  await client.query(
    `update access.session set ended_at = $2 from access.person
     where person.id = session.person_id and person.agency_id = $1 and session.ended_at is null`,
    [agencyId, now],
  )
}

export interface ListedSession {
  id: string
  created_at: Date
  seen_at: Date
  methods: SignInMethod[]
  address: string | null
  agent: string | null
}

export async function listSessionsOf(
  client: PoolClient,
  personId: string,
  now: Date,
): Promise<ListedSession[]> {
  const { rows } = await client.query<ListedSession>(
    `select id, created_at, seen_at, methods, address, agent from access.session
     where person_id = $1 and ended_at is null and step is null and created_at > $2::timestamptz - interval '12 hours'
     order by seen_at desc, id`,
    [personId, now],
  )
  return rows
}
