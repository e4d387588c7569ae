import type { PoolClient } from 'pg'

/** What a browser was asked to answer, and for which session. */
export interface Challenge {
  readonly browserHash: Buffer
  readonly sessionId: string | null
  readonly purpose: 'sign-in' | 'enrolment' | 'provider'
  readonly content: Readonly<Record<string, string | null>>
  readonly expiresAt: Date
}

export async function insertChallenge(client: PoolClient, challenge: Challenge): Promise<void> {
  await client.query(
    `insert into access.challenge (browser_hash, session_id, purpose, content, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [
      challenge.browserHash,
      challenge.sessionId,
      challenge.purpose,
      JSON.stringify(challenge.content),
      challenge.expiresAt,
    ],
  )
}

/** Takes a challenge away: whatever comes of the answer, it is not asked for again. */
export async function takeChallenge(
  client: PoolClient,
  browserHash: Buffer,
  now: Date,
): Promise<Pick<Challenge, 'sessionId' | 'purpose' | 'content'> | undefined> {
  const { rows } = await client.query<
    Pick<Challenge, 'sessionId' | 'purpose' | 'content'> & { alive: boolean }
  >(
    `delete from access.challenge where browser_hash = $1
     returning session_id as "sessionId", purpose, content, expires_at > $2 as alive`,
    [browserHash, now],
  )
  return rows[0]?.alive ? rows[0] : undefined
}
