import { Failure } from '#platform/http'
import type { Desk, Door } from '../desk.ts'
import { insertChallenge, takeChallenge, type Challenge } from '../store/challenge.ts'
import { newToken, tokenHash } from '../token.ts'

const LIFE_MS = 5 * 60_000

type Asked = Pick<Challenge, 'sessionId' | 'purpose' | 'content'>

/** Asks a browser for something, for the session it is in; the answer must come from the same browser, in time. */
export async function askBrowser(desk: Desk, { reply }: Pick<Door, 'reply'>, asked: Asked): Promise<void> {
  const token = newToken()
  const expiresAt = new Date(desk.now().getTime() + LIFE_MS)
  await desk.database.withOwner((client) =>
    insertChallenge(client, { browserHash: tokenHash(token), expiresAt, ...asked }),
  )
  desk.sessions.setChallenge(reply, token)
}

/**
 * What a browser was asked. It is gone with this, also when the answer turns out wrong.
 *
 * @throws Failure when it was asked for nothing, something else, too long ago, or in another session
 */
export async function takeAnswerable(
  desk: Desk,
  { request }: Pick<Door, 'request'>,
  wanted: Pick<Asked, 'purpose' | 'sessionId'>,
  refusal: 'account.passkey' | 'session.provider',
): Promise<Asked['content']> {
  const token = desk.sessions.challengeOf(request)
  const asked =
    token && (await desk.database.withOwner((client) => takeChallenge(client, tokenHash(token), desk.now())))
  if (!asked || asked.purpose !== wanted.purpose || asked.sessionId !== wanted.sessionId)
    throw new Failure(refusal)
  return asked.content
}
