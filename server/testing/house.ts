import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import type { CallInput, CallOutput, Problem, Role, RouteShape } from '#contract'
import { findActor, type Provider } from '#platform/access'
import { uuid, type Actor } from '#platform/db'
import { diskStore } from '#platform/files'
import type { ThroughlineServer } from '#platform/http'
import { startWorker, type Worker } from '#platform/jobs'
import type { House } from '#platform/module'
import { buildWeb } from '../build-web.ts'
import { jobsOf, openHouse, openServer, policies } from '../house.ts'
import { named } from './cluster.ts'

export interface Person {
  readonly actor: Actor
  readonly email: string
  /** Calls a route over HTTP with this person's session; a refusal comes back as its `Problem`. */
  call<R extends RouteShape>(route: R, input?: Partial<CallInput<R>>): Promise<CallOutput<R>>
  refused<R extends RouteShape>(
    route: R,
    input?: Partial<CallInput<R>>,
  ): Promise<Problem & { status: number }>
  readonly cookie: string
}

/** A house of its own for one test file: database, files, server, worker. */
export interface TestHouse extends House {
  readonly server: ThroughlineServer
  readonly url: string
  /** Opens the house to browsers; answers its address. */
  listen(): Promise<string>
  /** A new agency with an account for each call. */
  agency(name?: string): Promise<number>
  person(agencyId: number, ...roles: Role[]): Promise<Person>
  /** Runs background jobs until `stop`; tests that need none never start it. */
  work(): Promise<Worker>
  close(): Promise<void>
}

export interface TestHouseOptions {
  readonly screens?: boolean
  /** The clock of sessions and accounts; give one that can be moved instead of waiting. */
  readonly now?: () => Date
  readonly providers?: readonly Provider[]
}

/**
 * Opens a migrated, empty house over real PostgreSQL; with `screens` it also serves the built web app, as in
 * production. Close it in `afterAll`.
 */
export async function testHouse({ screens = false, ...more }: TestHouseOptions = {}): Promise<TestHouse> {
  const name = `test_${uuid().replaceAll('-', '')}`
  const owner = new pg.Client({ connectionString: inject('ownerUrl') })
  await owner.connect()
  await owner.query(`create database ${name} template template_house owner throughline`)
  const url = named(inject('url'), name)
  const directory = await mkdtemp(join(tmpdir(), 'throughline-files-'))
  const house = openHouse(url, diskStore(directory))
  let address = 'http://house.test'
  const server = await openServer(house, {
    ...more,
    demonstration: true,
    get address() {
      return address
    },
    behindTls: false,
    log: 'silent',
    ...(screens && { webDirectory: await buildWeb(() => {}) }),
  })
  await server.app.ready()
  let worker: Worker | undefined
  return {
    ...house,
    server,
    url,
    async listen() {
      // By name: passkeys belong to a name, never to a number.
      address = (await server.app.listen({ port: 0, host: '127.0.0.1' })).replace('127.0.0.1', 'localhost')
      return address
    },
    agency: (given = `Agency ${uuid().slice(-6)}`) => insertAgency(house, given),
    person: (agencyId, ...roles) => insertPerson(house, server, agencyId, roles),
    async work() {
      worker ??= await startWorker({
        database: house.database,
        url,
        jobs: jobsOf(house),
        policies,
        concurrency: 2,
      })
      return worker
    },
    async close() {
      await worker?.stop()
      await server.app.close()
      await house.database.close()
      await owner.query(`drop database ${name} with (force)`)
      await owner.end()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

async function insertAgency({ database }: House, name: string): Promise<number> {
  const { rows } = await database.pool.query<{ id: number }>(
    'insert into access.agency (name) values ($1) returning id',
    [name],
  )
  return rows[0]!.id
}

async function insertPerson(
  { database }: House,
  server: ThroughlineServer,
  agencyId: number,
  roles: readonly Role[],
): Promise<Person> {
  const id = uuid()
  const email = `${id}@house.test`
  await database.pool.query(
    'insert into access.person (id, agency_id, name, email, roles, demonstration) values ($1, $2, $3, $4, $5, true)',
    [id, agencyId, 'Test Person', email, roles],
  )
  const entered = await server.app.inject({
    method: 'POST',
    url: '/api/session/demonstration',
    payload: { email },
  })
  const cookie = String(entered.headers['set-cookie']).split(';')[0]!
  const actor = (await findActor(database, { id }, policies))!
  return { actor, email, cookie, ...callsOf(server, cookie) }
}

/** Cookies that are kept as a browser keeps them, and where the browser is. */
export interface Jar {
  cookie(): string
  answered(cookies: readonly { name: string; value: string }[]): void
  readonly remoteAddress?: string
}

/** Calls over HTTP with a cookie; used for people, and with an empty cookie for strangers. */
export function callsOf(server: ThroughlineServer, keep: string | Jar): Pick<Person, 'call' | 'refused'> {
  const jar: Jar = typeof keep === 'string' ? { cookie: () => keep, answered: () => {} } : keep
  const send = async (route: RouteShape, input: Partial<CallInput<RouteShape>> = {}) => {
    const cookie = jar.cookie()
    const response = await server.app.inject({
      ...(jar.remoteAddress && { remoteAddress: jar.remoteAddress }),
      method: route.method,
      url: address(route, input),
      headers: { cookie },
      ...(input.body !== undefined && {
        payload: input.body as object,
        ...(route.upload && { headers: { cookie, 'content-type': 'application/octet-stream' } }),
      }),
    })
    jar.answered(response.cookies)
    const body: unknown = response.body.startsWith('{') ? response.json() : response.body
    return { status: response.statusCode, body }
  }
  return {
    async call(route, input) {
      const { status, body } = await send(route, input as Partial<CallInput<RouteShape>>)
      if (status !== 200) throw new Error(`${route.id} answered ${status}: ${JSON.stringify(body)}`)
      return body as CallOutput<typeof route>
    },
    async refused(route, input) {
      const { status, body } = await send(route, input as Partial<CallInput<RouteShape>>)
      if (status === 200) throw new Error(`${route.id} was not refused.`)
      return { ...(body as Problem), status }
    },
  }
}

function address(route: RouteShape, { params, query }: Partial<CallInput<RouteShape>>): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown>)[name])),
  )
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries((query ?? {}) as Record<string, unknown>))
    if (value !== undefined) search.set(key, String(value))
  return search.size === 0 ? path : `${path}?${search}`
}
