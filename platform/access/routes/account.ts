import { asOwner } from '#platform/db'
import { Failure, handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract.ts'
import type { Desk, Door } from '../desk.ts'
import { changePassword, listSessions, readAccount, removeFactor } from '../service/account.ts'
import {
  addAuthenticator,
  addPasskey,
  askAuthenticator,
  renewCodes,
  requireOwn,
} from '../service/enrolment.ts'
import { newPasskeyOptions } from '../service/passkey.ts'
import { dismissRecovered } from '../store/credential.ts'
import { endSession, endSessionsOf } from '../store/session.ts'

const DONE = { done: true } as const

/** What people do with their own account. */
export function accountRoutes(desk: Desk): ServedRoute[] {
  return [...credentialRoutes(desk), ...factorRoutes(desk), ...ownSessionRoutes(desk)]
}

/** The session of a request that has passed the guard; it can have ended since. */
async function currentOf(desk: Desk, { request }: Pick<Door, 'request'>): Promise<string> {
  const live = await desk.sessions.find(request)
  if (!live) throw new Failure('session.required')
  return live.session_id
}

function credentialRoutes(desk: Desk): ServedRoute[] {
  return [
    handle(contract.readAccount, ({ transact }) =>
      transact((tx) => {
        tx.about({ type: 'person', id: tx.actor.personId })
        return readAccount(tx)
      }),
    ),
    handle(contract.changePassword, (context) => changePassword(desk, context, context.body)),
    handle(contract.renewRecoveryCodes, ({ transact }) =>
      transact(async (tx) => {
        const id = tx.actor.personId
        tx.about({ type: 'person', id, fields: ['recovery codes'] })
        return { recoveryCodes: await asOwner(tx, (client) => renewCodes(client, id)) }
      }),
    ),
    handle(contract.dismissRecovered, async ({ transact }) => {
      await transact((tx) => {
        tx.about({ type: 'person', id: tx.actor.personId, fields: ['recovered'] })
        return asOwner(tx, (client) => dismissRecovered(client, tx.actor.personId))
      })
      return DONE
    }),
  ]
}

function factorRoutes(desk: Desk): ServedRoute[] {
  const remove = async (
    context: Door & Pick<Parameters<Parameters<typeof handle>[1]>[0], 'transact'>,
    which: { authenticator: true } | { passkey: string },
  ) => {
    const sessionId = await currentOf(desk, context)
    await context.transact((tx) => {
      tx.about({ type: 'person', id: tx.actor.personId, fields: Object.keys(which) })
      return removeFactor(tx, which, { sessionId, now: desk.now() })
    })
    return DONE
  }
  return [
    handle(contract.askAuthenticator, (context) => askAuthenticator(desk, context)),
    handle(contract.addAuthenticator, (context) => addAuthenticator(desk, context, context.body.code)),
    handle(contract.removeAuthenticator, (context) => remove(context, { authenticator: true })),
    handle(contract.askNewPasskey, async (context) => {
      const live = await requireOwn(desk, context, 'enrolment')
      return { options: await newPasskeyOptions(desk, context, live) }
    }),
    handle(contract.addPasskey, (context) => addPasskey(desk, context, context.body)),
    handle(contract.removePasskey, (context) => remove(context, { passkey: context.params.id })),
  ]
}

function ownSessionRoutes(desk: Desk): ServedRoute[] {
  return [
    handle(contract.listSessions, async ({ request, transact }) => {
      const current = await currentOf(desk, { request })
      const sessions = await transact(async (tx) => {
        const found = await listSessions(tx, current, desk.now())
        tx.about({ type: 'session', count: found.length })
        return found
      })
      return { sessions }
    }),
    handle(contract.endSession, async ({ params, transact }) => {
      await transact(async (tx) => {
        tx.about({ type: 'session', id: params.id })
        const ended = await asOwner(tx, (client) =>
          endSession(client, tx.actor.personId, params.id, desk.now()),
        )
        if (!ended) throw new Failure('record.unavailable')
      })
      return DONE
    }),
    handle(contract.endOtherSessions, async ({ request, transact }) => {
      const current = await currentOf(desk, { request })
      await transact(async (tx) => {
        const count = await asOwner(tx, (client) =>
          endSessionsOf(client, tx.actor.personId, desk.now(), current),
        )
        tx.about({ type: 'session', count })
      })
      return DONE
    }),
  ]
}
