import { asOwner } from '#platform/db'
import { Failure, handle, type ServedRoute } from '#platform/http'
import { purposesOf } from '#platform/sharing'
import { useNotice } from '../banner.ts'
import * as contract from '../contract.ts'
import { actAt, type Desk } from '../desk.ts'
import { enterSample, confirm, giveCode, givePasskey, signInWithPassword } from '../service/sign-in.ts'
import { shownSession } from '../service/enter.ts'
import { acceptInvitation, readInvitation } from '../service/invitations.ts'
import { passkeyOptions } from '../service/passkey.ts'
import { beginAtProvider, finishAtProvider } from '../service/provider.ts'
import { hostBanner } from '../store/agency.ts'
import { listDemonstrationPeople } from '../store/person.ts'
import { endSession, setPurpose } from '../store/session.ts'
import { throttleAddress } from '../throttle.ts'

/** The ways in and out. */
export function entryRoutes(desk: Desk): ServedRoute[] {
  return [...waysIn(desk), ...providerRoutes(desk), ...invitationRoutes(desk), ...sessionRoutes(desk)]
}

function waysIn(desk: Desk): ServedRoute[] {
  return [
    handle(contract.readEntrance, async () => ({
      banner: useNotice(await desk.database.withOwner(hostBanner)),
      providers: desk.providers.map(({ id, name }) => ({ id, name })),
    })),
    handle(contract.signIn, (context) => signInWithPassword(desk, context, context.body)),
    handle(contract.giveCode, (context) => giveCode(desk, context, context.body.code)),
    handle(contract.askPasskey, async (context) => {
      await throttleAddress(desk.database, context.request.ip, desk.now())
      return { options: await passkeyOptions(desk, context, await desk.sessions.find(context.request)) }
    }),
    handle(contract.givePasskey, (context) => givePasskey(desk, context, context.body)),
    handle(contract.confirmSession, (context) => confirm(desk, context, context.body)),
    handle(contract.listDemonstrationAccounts, async () => {
      if (!desk.demonstration) return { accounts: [] }
      const people = await desk.database.withOwner(listDemonstrationPeople)
      return {
        accounts: people.map(({ email, name, title, agency }) => ({ email, name, role: title, agency })),
      }
    }),
    handle(contract.enterDemonstration, (context) => enterSample(desk, context, context.body.email)),
  ]
}

function providerRoutes(desk: Desk): ServedRoute[] {
  return [
    handle(contract.beginProvider, (context) =>
      beginAtProvider(desk, context, { id: context.params.id, banner: context.body.banner }),
    ),
    handle(contract.finishProvider, (context) => finishAtProvider(desk, context, context.body.search)),
  ]
}

function invitationRoutes(desk: Desk): ServedRoute[] {
  return [
    handle(contract.readInvitation, async ({ params }) => {
      const { kind, name, email, agency } = await readInvitation(desk, params.token)
      return { kind, name, email, agency }
    }),
    handle(contract.acceptInvitation, (context) =>
      acceptInvitation(desk, context, context.params.token, context.body),
    ),
  ]
}

function sessionRoutes(desk: Desk): ServedRoute[] {
  const { sessions } = desk
  return [
    handle(contract.readSession, async ({ request }) => shownSession(desk, await sessions.find(request))),
    handle(contract.signOut, async (door) => {
      const live = await sessions.find(door.request)
      if (live)
        await desk.audit.transact(sessions.actorOf(live), actAt(door, contract.signOut.id), (tx) => {
          tx.about({ type: 'session', id: live.session_id })
          return asOwner(tx, (client) => endSession(client, live.id, live.session_id, desk.now()))
        })
      sessions.clearCookie(door.reply)
      return { done: true as const }
    }),
    handle(contract.choosePurpose, async ({ request, actor, body, transact }) => {
      const live = await sessions.find(request)
      await transact(async (tx) => {
        tx.about({ type: 'session', fields: ['purpose'] })
        if (!purposesOf(actor!.roles).includes(body.purpose)) throw new Failure('permission.missing')
        if (live) await asOwner(tx, (client) => setPurpose(client, live.session_id, body.purpose))
      })
      return shownSession(desk, await sessions.find(request))
    }),
  ]
}
