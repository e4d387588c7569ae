import type { Room } from '#contract'
import { asOwner, type Database } from '#platform/db'
import { Failure, handle, type ServedRoute } from '#platform/http'
import * as contract from './contract.ts'
import { purposesOf } from '#platform/sharing'
import { presentPerson, presentSession } from './present.ts'
import {
  acceptInvitationOf,
  changePersonOf,
  checkPassword,
  createInvitation,
  readInvitationOf,
  requirePurpose,
} from './service.ts'
import type { LiveSession } from './session-store.ts'
import { anyoneExists } from './session-store.ts'
import type { Sessions } from './sessions.ts'
import { findPerson, listDemonstrationPeople, listPeopleOf, type PersonRow } from './store.ts'

export interface AccessSettings {
  readonly rooms: readonly Room[]
  /** Sample accounts may be entered without a password. Never on in production. */
  readonly demonstration: boolean
  /** Where invitations point; taken from settings, never from a request's headers. */
  readonly address: () => string
  readonly record: (
    person: { personId: string; agencyId: number } | null,
    action: string,
    outcome: 'done' | 'refused',
    requestId: string,
  ) => Promise<void>
}

export function accessRoutes(
  database: Database,
  sessions: Sessions,
  settings: AccessSettings,
): ServedRoute[] {
  return [...sessionRoutes(database, sessions, settings), ...peopleRoutes(settings)]
}

function sessionRoutes(database: Database, sessions: Sessions, settings: AccessSettings): ServedRoute[] {
  const shown = async (live: LiveSession | undefined) => {
    const setupNeeded = !settings.demonstration && !(await database.withOwner(anyoneExists))
    return presentSession(live, live && sessions.actorOf(live), { ...settings, setupNeeded })
  }
  const begin = async (
    context: Parameters<Parameters<typeof handle>[1]>[0],
    person: PersonRow,
    action: string,
  ) => {
    await sessions.end(context.request, context.reply)
    const live = await sessions.begin(context.reply, person)
    await settings.record(
      { personId: person.id, agencyId: person.agency_id },
      action,
      'done',
      context.requestId,
    )
    return shown(live)
  }
  return [
    handle(contract.readSession, async ({ request }) => shown(await sessions.find(request))),
    handle(contract.signIn, async (context) => {
      const person = await checkPassword(database, context.body.email, context.body.password).catch(
        async (error) => {
          await settings.record(null, contract.signIn.id, 'refused', context.requestId)
          throw error
        },
      )
      return begin(context, person, contract.signIn.id)
    }),
    handle(contract.signOut, async ({ request, reply, transact }) => {
      await transact(async (tx) => tx.about({ type: 'session' }))
      await sessions.end(request, reply)
      return { done: true as const }
    }),
    handle(contract.choosePurpose, async ({ request, actor, body, transact }) => {
      await transact(async (tx) => {
        tx.about({ type: 'session', fields: ['purpose'] })
        requirePurpose(purposesOf(actor!.roles), body.purpose)
      })
      await sessions.state(request, body.purpose)
      return shown(await sessions.find(request))
    }),
    handle(contract.listDemonstrationAccounts, async () => {
      if (!settings.demonstration) return { accounts: [] }
      const people = await database.withOwner(listDemonstrationPeople)
      return { accounts: people.map(({ email, name, title }) => ({ email, name, role: title })) }
    }),
    handle(contract.enterDemonstration, async (context) => {
      const person = await database.withOwner((client) => findPerson(client, { email: context.body.email }))
      if (!settings.demonstration || !person?.demonstration || person.disabled_at)
        throw new Failure('session.refused')
      return begin(context, person, contract.enterDemonstration.id)
    }),
    handle(contract.readInvitation, async ({ params }) => {
      const { kind, name, email, agency } = await readInvitationOf(database, params.token)
      return { kind, name, email, agency }
    }),
    handle(contract.acceptInvitation, async (context) => {
      const person = await acceptInvitationOf(database, context.params.token, context.body)
      return begin(context, person, contract.acceptInvitation.id)
    }),
  ]
}

function peopleRoutes(settings: AccessSettings): ServedRoute[] {
  return [
    handle(contract.listPeople, async ({ transact }) => {
      const people = await transact(async (tx) => {
        const rows = await asOwner(tx, (client) => listPeopleOf(client, tx.actor.agencyId))
        tx.about({ type: 'person', count: rows.length })
        return rows
      })
      return { people: people.map(presentPerson) }
    }),
    handle(contract.invitePerson, async ({ actor, body, transact }) => {
      const { token, expiresAt } = await transact(async (tx) => {
        tx.about({ type: 'invitation', fields: body.roles })
        return asOwner(tx, (client) => createInvitation(client, { agencyId: actor!.agencyId, ...body }))
      })
      return { link: `${settings.address()}/welcome/${token}`, expiresAt: expiresAt.toISOString() }
    }),
    handle(contract.changePerson, async ({ actor, params, body, transact }) => {
      const person = await transact(async (tx) => {
        tx.about({ type: 'person', id: params.id, fields: Object.keys(body) })
        return asOwner(tx, (client) => changePersonOf(client, actor!.agencyId, params.id, body))
      })
      return presentPerson(person)
    }),
  ]
}
