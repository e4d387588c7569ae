import type { AgencyKind, Role } from '#contract'
import { uuid, type Database } from '#platform/db'
import type { ThroughlineServer } from '#platform/http'

/** A house as far as proofs need it: a server that is never listened to, and its database. */
export interface Ground {
  readonly server: ThroughlineServer
  readonly database: Database
}

/** Someone who asks: a person of an agency, signed in, or nobody. */
export interface Asker {
  readonly name: string
  readonly agencyId: number | null
  readonly personId: string | null
  readonly email: string
  readonly roles: readonly Role[]
  /** Empty for nobody. */
  readonly cookie: string
}

export const nobody: Asker = {
  name: 'nobody',
  agencyId: null,
  personId: null,
  email: '',
  roles: [],
  cookie: '',
}

/** A new agency; its number. */
export async function addAgency({ database }: Ground, name: string, kind: AgencyKind): Promise<number> {
  const { rows } = await database.pool.query<{ id: number }>(
    'insert into access.agency (name, kind) values ($1, $2) returning id',
    [name, kind],
  )
  return rows[0]!.id
}

/** A new person of an agency, signed in as a sample account. */
export async function addPerson(ground: Ground, agencyId: number, roles: readonly Role[]): Promise<Asker> {
  const personId = uuid()
  const email = `${personId}@town.example`
  await ground.database.pool.query(
    'insert into access.person (id, agency_id, name, email, roles, demonstration) values ($1, $2, $3, $4, $5, true)',
    [personId, agencyId, `Person ${personId.slice(-6)}`, email, roles],
  )
  const cookie = await enter(ground, email)
  return { name: `${roles.join('+')} of ${agencyId}`, agencyId, personId, email, roles, cookie }
}

/** Signs a sample account in; the cookie of its session. */
export async function enter({ server }: Ground, email: string): Promise<string> {
  const response = await server.app.inject({
    method: 'POST',
    url: '/api/session/demonstration',
    payload: { email },
    // Sign-ins are counted by address, and proofs sign many people in.
    remoteAddress: `10.${byte()}.${byte()}.${byte()}`,
  })
  const set = response.headers['set-cookie']
  if (response.statusCode !== 200 || set === undefined)
    throw new Error(`${email} could not sign in: ${response.body}`)
  return String(Array.isArray(set) ? set.at(-1) : set).split(';')[0]!
}

const byte = () => Math.floor(Math.random() * 256)
