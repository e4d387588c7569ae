import { asOwner } from '#platform/db'
import { Failure } from '#platform/http'
import { useNotice } from '../banner.ts'
import type { Session } from '../contract.ts'
import { actAt, type Desk, type Door } from '../desk.ts'
import { presentSession } from '../present.ts'
import { hostBanner } from '../store/agency.ts'
import { anyoneExists, findPerson, type PersonRow } from '../store/person.ts'
import { endSession, type LiveSession, type SignInMethod } from '../store/session.ts'
import { nextStep } from './steps.ts'

/** The session of a request as the screens see it. */
export async function shownSession(desk: Desk, live: LiveSession | undefined): Promise<Session> {
  const { database, sessions } = desk
  const [person, setupNeeded] = await database.withOwner(async (client) => [
    live && (await findPerson(client, { id: live.id })),
    !desk.demonstration && !(await anyoneExists(client)),
  ])
  const state = sessions.state(live)
  const actor = live && state === 'open' ? sessions.actorOf(live) : undefined
  return presentSession({
    state,
    live,
    person,
    actor,
    rooms: desk.rooms,
    demonstration: desk.demonstration,
    setupNeeded,
  })
}

/** @throws Failure `session.banner` when the notice that was acknowledged is not the one that holds */
export async function requireBanner(desk: Desk, acknowledged: string): Promise<void> {
  const { version } = useNotice(await desk.database.withOwner(hostBanner))
  if (acknowledged !== version) throw new Failure('session.banner')
}

interface Entry {
  readonly action: string
  readonly methods: readonly SignInMethod[]
  readonly banner: string | null
}

/** Begins a session with what was proven so far, in place of one the browser had; its row is the sign-in's. */
export async function enter(
  desk: Desk,
  door: Door,
  person: PersonRow,
  { action, methods, banner }: Entry,
): Promise<Session> {
  const before = await desk.sessions.find(door.request)
  const step = nextStep(person, methods, desk.now())
  const actor = desk.sessions.actorFor(person)
  const token = await desk.audit.transact(actor, actAt(door, action), (tx) => {
    tx.about({ type: 'session', fields: step ? [...methods, `next: ${step}`] : methods })
    return asOwner(tx, async (client) => {
      if (before) await endSession(client, before.id, before.session_id, desk.now())
      return desk.sessions.begin(client, door.request, person, { step, methods, banner })
    })
  })
  desk.sessions.setCookie(door.reply, token)
  return shownSession(desk, await desk.sessions.findBy(token))
}

/** Goes on with a session under a new token, in a transaction that may do more; its row is the step's. */
export async function advance<T>(
  desk: Desk,
  door: Door,
  live: LiveSession,
  action: string,
  work: (
    client: Parameters<Parameters<typeof asOwner>[1]>[0],
  ) => Promise<{ methods: readonly SignInMethod[]; with: T }>,
): Promise<{ session: Session; with: T }> {
  const { sessions } = desk
  const done = await desk.audit.transact(sessions.actorOf(live), actAt(door, action), (tx) => {
    tx.about({ type: 'session', id: live.session_id })
    return asOwner(tx, async (client) => {
      const result = await work(client)
      const methods = [...new Set([...live.methods, ...result.methods])]
      const person = (await findPerson(client, { id: live.id }))!
      const step = live.step === null ? null : nextStep(person, methods, desk.now())
      return { ...result, token: await sessions.advance(client, live, { step, methods }) }
    })
  })
  sessions.setCookie(door.reply, done.token)
  return { session: await shownSession(desk, await sessions.findBy(done.token)), with: done.with }
}
