import { asOwner, type Tx } from '#platform/db'
import { Failure, handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract.ts'
import type { Desk } from '../desk.ts'
import { presentDetails, presentInvited } from '../present-people.ts'
import { createInvitation, type MadeLink } from '../service/invitations.ts'
import {
  addProviderPerson,
  changePerson,
  momentOf,
  recoverPerson,
  releasePerson,
  requireColleague,
  requireUnit,
} from '../service/people.ts'
import { listAgencies } from '../store/agency.ts'
import { listInvitationsOf, withdrawInvitation } from '../store/invitation.ts'
import { listPeopleOf } from '../store/people.ts'
import { findPerson, type PersonRow } from '../store/person.ts'
import { endSessionsOf } from '../store/session.ts'

const DONE = { done: true } as const

/** What administrators do with the accounts of their agency. */
export function peopleRoutes(desk: Desk): ServedRoute[] {
  return [...listing(desk), ...bringingIn(desk), ...changing(desk)]
}

/** The one-time link as it is handed over. */
export const linkOf = (desk: Desk, { token, expiresAt }: MadeLink) => ({
  link: `${desk.address()}/welcome/${token}`,
  expiresAt: expiresAt.toISOString(),
})

function listing(desk: Desk): ServedRoute[] {
  return [
    handle(contract.listPeople, ({ transact }) =>
      transact(async (tx) => {
        const { agencyId } = tx.actor
        const [people, invited] = await asOwner(tx, async (client) => [
          await listPeopleOf(client, agencyId, desk.now()),
          await listInvitationsOf(client, agencyId, desk.now()),
        ])
        tx.about({ type: 'person', count: people.length })
        return { people: people.map(presentDetails), invited: invited.map(presentInvited) }
      }),
    ),
  ]
}

async function providerOf(desk: Desk, tx: Tx): Promise<string> {
  const [agency] = await asOwner(tx, (client) => listAgencies(client, tx.actor.agencyId))
  const provider = desk.providers.find((one) => one.agency === agency?.name)
  if (!provider) throw new Failure('people.no_provider')
  return provider.id
}

function bringingIn(desk: Desk): ServedRoute[] {
  return [
    handle(contract.invitePerson, ({ body, transact }) =>
      transact(async (tx) => {
        tx.about({ type: 'invitation', fields: body.roles })
        const { agencyId, name: madeBy } = tx.actor
        const { expiresAt, ...given } = body
        const link = await asOwner(tx, async (client) => {
          await requireUnit(client, agencyId, body.unitId)
          const invitation = { agencyId, madeBy, accountExpiresAt: momentOf(expiresAt), ...given }
          return createInvitation(client, invitation, desk.now())
        })
        return linkOf(desk, link)
      }),
    ),
    handle(contract.withdrawInvitation, async ({ params, transact }) => {
      await transact(async (tx) => {
        tx.about({ type: 'invitation', id: params.id })
        const { agencyId } = tx.actor
        const withdrawn = await asOwner(tx, (client) =>
          withdrawInvitation(client, agencyId, params.id, desk.now()),
        )
        if (!withdrawn) throw new Failure('record.unavailable')
      })
      return DONE
    }),
    handle(contract.addProviderPerson, ({ body, transact }) =>
      transact(async (tx) => {
        const provider = await providerOf(desk, tx)
        const given = { ...body, unitId: body.unitId ?? null, expiresAt: momentOf(body.expiresAt) }
        const person = await asOwner(tx, (client) =>
          addProviderPerson(client, tx.actor, provider, given, desk.now()),
        )
        tx.about({ type: 'person', id: person.id, fields: body.roles })
        return presentDetails(person)
      }),
    ),
  ]
}

/** What an account may do, as the audit keeps it of a change. */
const accessOf = (person: PersonRow | undefined) =>
  person && {
    roles: person.roles,
    unit: person.unit,
    disabled: person.disabled_at !== null,
    expiresAt: person.expires_at,
  }

function changing(desk: Desk): ServedRoute[] {
  return [
    handle(contract.changePerson, ({ params, body, transact }) =>
      transact(async (tx) => {
        const { id } = params
        tx.about({ type: 'person', id, fields: Object.keys(body) })
        const { person, change } = await asOwner(tx, async (client) => {
          const before = await findPerson(client, { id })
          const changed = await changePerson(client, tx.actor, id, body, desk.now())
          const after = await findPerson(client, { id })
          return { person: changed, change: { before: accessOf(before), after: accessOf(after) } }
        })
        tx.about({ type: 'person', id, change })
        return presentDetails(person)
      }),
    ),
    handle(contract.releasePerson, ({ params, transact }) =>
      transact(async (tx) => {
        tx.about({ type: 'person', id: params.id, fields: ['locked'] })
        return presentDetails(
          await asOwner(tx, (client) => releasePerson(client, tx.actor, params.id, desk.now())),
        )
      }),
    ),
    handle(contract.recoverPerson, ({ params, transact }) =>
      transact(async (tx) => {
        tx.about({ type: 'person', id: params.id, fields: ['recovery'] })
        return linkOf(
          desk,
          await asOwner(tx, (client) => recoverPerson(client, tx.actor, params.id, desk.now())),
        )
      }),
    ),
    handle(contract.endPersonSessions, async ({ params, transact }) => {
      await transact((tx) => {
        tx.about({ type: 'person', id: params.id, fields: ['sessions'] })
        return asOwner(tx, async (client) => {
          await requireColleague(client, tx.actor.agencyId, params.id, desk.now())
          await endSessionsOf(client, params.id, desk.now())
        })
      })
      return DONE
    }),
  ]
}
