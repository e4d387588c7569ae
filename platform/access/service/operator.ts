import type { Database } from '#platform/db'
import type { AccessAudit } from '../desk.ts'
import { agencyNamed, setStopped } from '../store/agency.ts'
import { release } from '../store/credential.ts'
import { updatePerson } from '../store/people.ts'
import { findPerson } from '../store/person.ts'
import { createRecovery, type MadeLink } from './invitations.ts'

/** What the operator of the server works with: whoever reaches the database needs no account, but leaves a row. */
export interface Operator {
  readonly database: Database
  readonly audit: Pick<AccessAudit, 'alone'>
  readonly now: Date
}

const BY = 'the operator of the server'

/**
 * Opens an account again when no other administrator can: enables and releases it, and makes a recovery link. It
 * still takes the link to come in, and the person is told. Answers nothing when there is no such account.
 *
 * @throws Failure `people.federated`
 */
export async function recoverAsOperator(
  { database, audit, now }: Operator,
  email: string,
): Promise<MadeLink | undefined> {
  return database.withOwner(async (client) => {
    const person = await findPerson(client, { email })
    if (!person || person.demonstration) return undefined
    const link = await createRecovery(client, person, BY, now)
    await updatePerson(client, person.id, { disabled: false }, now)
    await release(client, person.id)
    const subjects = [{ type: 'person', id: person.id, owner: person.agency_id }]
    await audit.alone({ actor: null, action: 'access.recover', subjects, outcome: 'done' }, client)
    return link
  })
}

/** Releases an account that is locked after too many failures; answers whether there is one. */
export async function releaseAsOperator({ database, audit }: Operator, email: string): Promise<boolean> {
  return database.withOwner(async (client) => {
    const person = await findPerson(client, { email })
    if (!person) return false
    await release(client, person.id)
    const subjects = [{ type: 'person', id: person.id, owner: person.agency_id }]
    await audit.alone({ actor: null, action: 'access.release', subjects, outcome: 'done' }, client)
    return true
  })
}

/** Lets a stopped agency in again; answers whether there is one of this name. */
export async function restartAsOperator({ database, audit }: Operator, name: string): Promise<boolean> {
  return database.withOwner(async (client) => {
    const id = await agencyNamed(client, name)
    if (id === undefined) return false
    await setStopped(client, id, null)
    const subjects = [{ type: 'agency', id: String(id) }]
    await audit.alone({ actor: null, action: 'access.restart', subjects, outcome: 'done' }, client)
    return true
  })
}
