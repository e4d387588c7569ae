import { Role, type RouteShape } from '#contract'
import {
  addAgency,
  addPerson,
  CANARY,
  incident,
  record,
  requestOf,
  send,
  withoutMoving,
  type Answer,
  type Asker,
  type Ground,
  type Input,
  type Sent,
} from '../town/index.ts'

/** Two agencies that share nothing, each with someone who holds every role. */
export interface TwoAgencies {
  readonly mine: Asker
  readonly theirs: Asker
  /** Identifiers of what the other agency has. */
  readonly foreign: { readonly incident: string; readonly view: string; readonly person: string }
  readonly own: { readonly incident: string }
}

export async function twoAgencies(ground: Ground): Promise<TwoAgencies> {
  const [here, there] = [
    await addAgency(ground, 'Riverton Police', 'law-enforcement'),
    await addAgency(ground, 'Harrow County Sheriff', 'law-enforcement'),
  ]
  const mine = await addPerson(ground, here, Role.options)
  const theirs = await addPerson(ground, there, Role.options)
  // A second administrator, so that taking the role from one is not refused for another reason.
  await addPerson(ground, there, ['administrator'])
  const theirIncident = (await record(ground, theirs, 'theirs')).id
  const view = await ask(ground, theirs, 'incidents.saveView', {
    body: { name: CANARY, search: { q: CANARY }, shared: true },
  })
  const own = await ask(ground, mine, 'incidents.record', { body: incident('own record') })
  return {
    mine,
    theirs,
    foreign: { incident: theirIncident, view: (view.json as { id: string }).id, person: theirs.personId! },
    own: { incident: (own.json as { id: string }).id },
  }
}

export function routeOf({ server }: Ground, id: string): RouteShape {
  const route = server.routes.find((one) => one.id === id)
  if (!route) throw new Error(`There is no route ${id}.`)
  return route
}

const NOTHING: Input = { params: undefined, query: undefined, body: undefined }

export const ask = (ground: Ground, asker: Asker, id: string, input: Partial<Input> = {}): Promise<Answer> =>
  send(ground, asker, requestOf(routeOf(ground, id), { ...NOTHING, ...input }))

export const sendJson = (
  ground: Ground,
  asker: Asker,
  sent: Pick<Sent, 'method' | 'url'>,
  payload: string,
): Promise<Answer> =>
  send(ground, asker, { ...sent, headers: { 'content-type': 'application/json' }, payload })

export const codeOf = ({ json }: Answer): string | undefined => (json as { code?: string } | undefined)?.code

export const changes = ({ method }: RouteShape): boolean => method !== 'GET'

/** Values that answers of an agency are compared by: everything its own people read, without what a clock moves. */
export async function readingsOf(ground: Ground, asker: Asker): Promise<string[]> {
  const readings: string[] = []
  for (const route of ground.server.routes.filter(readsRecords)) {
    const { status, text } = await send(ground, asker, requestOf(route, NOTHING))
    readings.push(`${route.id} ${status} ${withoutMoving(text)}`)
  }
  return readings
}

/** Reads of everything at once; a person's own trail grows by being read, and is left out. */
export const readsRecords = (route: RouteShape): boolean =>
  route.method === 'GET' &&
  !route.path.includes('/:') &&
  route.kind !== 'events' &&
  !route.id.startsWith('audit.') &&
  !route.id.startsWith('health.') &&
  route.permission !== 'public'
