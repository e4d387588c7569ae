import { Readable } from 'node:stream'
import { z } from 'zod'
import { route, type Policy } from '#contract'
import { createSessions } from '#platform/access'
import { auditOf } from '#platform/audit'
import type { Database } from '#platform/db'
import { buildServer, Failure, handle, type ServedRoute, type ThroughlineServer } from '../index.ts'
import type { LogTarget } from '../log.ts'
import type { Patience } from '../transport.ts'

const policy: Policy = { 'fixture.use': ['analyst'] }
const path = (name: string) => `/api/fixture/${name}`

/** A room that does on purpose what real rooms must not. */
export const routes = {
  people: route({
    id: 'fixture.people',
    method: 'POST',
    path: path('people'),
    summary: 'Takes people, gives one',
    permission: 'fixture.use',
    body: z.object({
      victims: z.array(z.object({ age: z.number({ error: 'Write the age as a number.' }) })),
    }),
    query: z.object({ name: z.string().optional() }),
    response: z.object({ name: z.string() }),
  }),
  throws: route({
    id: 'fixture.throws',
    method: 'POST',
    path: path('throws'),
    summary: 'Fails in the way asked for',
    permission: 'fixture.use',
    body: z.object({ how: z.enum(['refused', 'gone', 'bug', 'database', 'response', 'silent']) }),
    response: z.object({ done: z.literal(true) }),
  }),
  upload: route({
    id: 'fixture.upload',
    method: 'POST',
    path: path('upload'),
    summary: 'Takes a file',
    permission: 'fixture.use',
    upload: { maxBytes: 1_000 },
    response: z.object({ bytes: z.number() }),
  }),
  events: route({
    id: 'fixture.events',
    method: 'GET',
    path: path('events'),
    summary: 'Tells three things, or for ever, or fails',
    permission: 'fixture.use',
    kind: 'events',
    query: z.object({ how: z.enum(['three', 'forever', 'fails']) }),
  }),
}

export interface Fixture extends ThroughlineServer {
  /** How many sources of events are open. */
  open(): number
}

/** A server on a real database with the routes above, in place of the house's rooms. */
export async function fixtureServer(
  database: Database,
  more: {
    log?: 'json'
    logTo?: LogTarget
    behindTls?: boolean
    extra?: readonly ServedRoute[]
    overloaded?: () => boolean
    patience?: Patience
  } = {},
): Promise<Fixture> {
  const sessions = createSessions(database, { policies: [policy], behindTls: false })
  let open = 0
  const server = await buildServer({
    audit: auditOf(database),
    routes: [...served(database, (by) => (open += by)), ...(more.extra ?? [])],
    throttle: async () => {},
    authenticate: sessions.authenticate,
    permissions: new Set(Object.keys(policy)),
    version: '0.0.0',
    log: more.log ?? 'silent',
    behindTls: more.behindTls ?? false,
    ...(more.logTo && { logTo: more.logTo }),
    ...(more.overloaded && { overloaded: more.overloaded }),
    ...(more.patience && { patience: more.patience }),
  })
  await server.app.ready()
  return { ...server, open: () => open }
}

function served(database: Database, opened: (by: 1 | -1) => void): ServedRoute[] {
  return [
    handle(routes.people, ({ transact }) =>
      transact(async (tx) => {
        tx.about({ type: 'person', count: 1 })
        return { name: 'Shown', secret: 'never shown' }
      }),
    ),
    handle(routes.throws, ({ body, transact }) =>
      body.how === 'silent'
        ? Promise.resolve({ done: true as const })
        : transact(async (tx) => {
            tx.about({ type: 'thing', id: '7' })
            if (body.how === 'refused') throw new Failure('permission.missing')
            if (body.how === 'gone') throw new Failure('record.unavailable')
            if (body.how === 'bug') throw new TypeError('Canary Person is not a function')
            if (body.how === 'database') await tx.client.query(`select 'Canary Person'::int`)
            return { done: 'no' as unknown as true }
          }),
    ),
    handle(routes.upload, async ({ upload, transact }) => {
      let bytes = 0
      for await (const chunk of upload as AsyncIterable<Buffer>) bytes += chunk.length
      return transact(async () => ({ bytes }))
    }),
    handle(routes.events, async ({ query, transact }) => {
      await transact(async (tx) => tx.about({ type: 'events' }))
      return { events: tell(query.how, opened) }
    }),
    handle(
      route({
        id: 'fixture.file',
        method: 'GET',
        path: path('file'),
        summary: 'A file',
        permission: 'public',
        kind: 'file',
      }),
      async () => ({ file: Readable.from(['a,b\n']), mediaType: 'text/csv', name: 'Ana "x"\r\n.csv' }),
    ),
  ]
}

async function* tell(how: 'three' | 'forever' | 'fails', opened: (by: 1 | -1) => void) {
  opened(1)
  try {
    for (let n = 1; how === 'forever' || n <= 3; n++) {
      if (how === 'fails' && n === 2) throw new Failure('record.unavailable')
      yield { event: 'count', data: { n } }
      if (how === 'forever') await new Promise((resolve) => setTimeout(resolve, 50))
    }
  } finally {
    opened(-1)
  }
}
