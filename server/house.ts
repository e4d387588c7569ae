import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import {
  accessActs,
  accessErrors,
  accessPolicy,
  accessRoutes,
  createSessions,
  throttle,
  VAULT_KEY_BYTES,
  vaultOf,
  type AccessAudit,
  type Provider,
  type Vault,
} from '#platform/access'
import { actErrors, actPolicy, actRoutes, type AnyAct } from '#platform/acts'
import {
  actionsOf,
  auditErrors,
  auditOf,
  auditPolicy,
  auditRoutes,
  keepContents,
  recordAlone,
  type Actions,
  type AuditKeeper,
  type AuditSecret,
} from '#platform/audit'
import { backupErrors } from '#platform/backup'
import type { Policy } from '#contract'
import { migrate, openDatabase, type Database, type MigrationSource } from '#platform/db'
import { diskStore, s3Store, type FileStore } from '#platform/files'
import {
  buildServer,
  healthRoutes,
  registerErrors,
  type ServedRoute,
  type ThroughlineServer,
} from '#platform/http'
import { importErrors } from '#platform/import'
import { jobRoutes, prepareQueue, type AnyJob } from '#platform/jobs'
import type { House } from '#platform/module'
import {
  purgeAct,
  purgeJob,
  retentionActs,
  retentionErrors,
  retentionPolicy,
  retentionRoutes,
} from '#platform/retention'
import {
  sharingErrors,
  sharingPolicy,
  sharingRoutes,
  startAgreement,
  type PartWords,
} from '#platform/sharing'
import { modules } from './modules.ts'
import type { Settings } from './settings.ts'
import type { CertificateFiles } from './tls.ts'
import { version } from './version.ts'

const folder = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** In the order they build on each other. */
export const migrationSources: readonly MigrationSource[] = [
  ...['access', 'sharing', 'audit', 'jobs', 'files', 'acts', 'retention'].map((part) => ({
    name: `platform/${part}`,
    directory: folder(`platform/${part}/migrations`),
  })),
  ...modules.map((module) => ({ name: `modules/${module.room.id}`, directory: module.migrations })),
]

/** What every role may do, over all rooms. */
export const policies: readonly Policy[] = [
  accessPolicy,
  auditPolicy,
  actPolicy,
  retentionPolicy,
  sharingPolicy,
  ...modules.map((module) => module.policy),
]

registerErrors(accessErrors)
registerErrors(actErrors)
registerErrors(retentionErrors)
registerErrors(sharingErrors)
registerErrors(auditErrors)
registerErrors(importErrors)
registerErrors(backupErrors)
for (const module of modules) registerErrors(module.errors)

/** Every act that needs a second person. */
export const twoPersonActs = (house: House): readonly AnyAct[] => [
  purgeAct(house.files),
  startAgreement,
  ...modules.flatMap((module) => module.twoPerson?.(house) ?? []),
]

/** Parts of records that agreements may leave out, by category. */
const partsOfRecords: PartWords = Object.assign({}, ...modules.map((module) => module.parts ?? {}))

/** Every kind of background work. */
export const jobsOf = (house: House): readonly AnyJob[] => [
  purgeJob(house.files),
  ...modules.flatMap((module) => module.jobs(house)),
]

/** Brings a database up to date; answers what was new. */
export async function prepareDatabase(url: string): Promise<string[]> {
  const applied = await migrate(url, migrationSources)
  await prepareQueue(url)
  return applied
}

export function openFiles(settings: Pick<Settings, 's3'>, directory: string): FileStore {
  return settings.s3 ? s3Store(settings.s3) : diskStore(directory)
}

export interface HouseOptions {
  readonly poolSize?: number
  /** Under which the audit keeps what changes held; without it, names of fields alone are kept. */
  readonly secret?: AuditSecret
}

export function openHouse(url: string, files: FileStore, { secret, ...options }: HouseOptions = {}): House {
  const database = openDatabase({ url, ...options })
  if (secret) keepContents(database, secret)
  return { database, files }
}

export interface WebSettings {
  readonly demonstration: boolean
  /** Asked for when a link is made: with port 0 it is known only then. */
  readonly address: string
  readonly behindTls: boolean
  /** Speaks TLS itself with this. */
  readonly certificate?: CertificateFiles
  readonly log: 'json' | 'silent'
  /** Where log lines go; the standard output unless said. */
  readonly logTo?: { write(line: string): void }
  readonly webDirectory?: string
  /** What seals the audit in this process, if it does. */
  readonly keeper?: AuditKeeper
  /** Encrypts the secrets of authenticators; without one they end with the process. */
  readonly vault?: Vault
  /** Where people of agencies may sign in; none unless said. */
  readonly providers?: readonly Provider[]
  /** The clock of sessions and accounts; that of the machine unless said. */
  readonly now?: () => Date
}

/** The audit as sign-in and accounts use it, also for what nobody signed in does. */
export const accessAudit = (database: Database): AccessAudit => ({
  ...auditOf(database),
  alone: (entry, client) =>
    recordAlone(client ? { ...database, withOwner: (work) => work(client) } : database, entry),
})

/** The web server over a house: every route of the platform and of the modules. */
export async function openServer(house: House, settings: WebSettings): Promise<ThroughlineServer> {
  const { database } = house
  const sessions = createSessions(database, { ...settings, policies, behindTls: encrypted(settings) })
  const rooms = modules.map((module) => module.room).sort((a, b) => a.order - b.order)
  const recordPath = (type: string, id: string) =>
    modules.map((module) => module.recordPath(type, id)).find((path) => path !== null) ?? null
  const routes: ServedRoute[] = [
    ...healthRoutes({
      database,
      version,
      metrics: () => server.metrics,
      sealBehind: settings.keeper && (() => isBehind(settings.keeper!)),
    }),
    ...accessRoutes(database, sessions, {
      ...settings,
      address: () => settings.address,
      rooms,
      vault: settings.vault ?? vaultOf(randomBytes(VAULT_KEY_BYTES)),
      providers: settings.providers ?? [],
      now: settings.now ?? (() => new Date()),
      audit: accessAudit(database),
    }),
    ...auditRoutes(database, { recordPath, actions: () => actions, keeper: settings.keeper }),
    ...jobRoutes(database),
    ...actRoutes(twoPersonActs(house)),
    ...sharingRoutes({ parts: partsOfRecords, recordPath }),
    ...retentionRoutes({ files: house.files, act: purgeAct(house.files), recordPath }),
    ...modules.flatMap((module) => module.routes(house)),
  ]
  const actions = actionsHere(routes)
  const server = await buildServer({
    ...settings,
    audit: auditOf(database),
    routes,
    authenticate: sessions.authenticate,
    throttle: (key, { times, seconds }) =>
      database.withOwner((client) => throttle(client, key, times, seconds)),
    permissions: new Set(policies.flatMap((policy) => Object.keys(policy))),
    version,
    // More than this wait for a connection only when they come faster than they are answered.
    overloaded: () => database.pool.waitingCount > MOST_WAITING,
  })
  server.metrics.gauge(
    'throughline_database_connections',
    'Connections of this process to the database',
    () => database.pool.totalCount,
  )
  if (settings.keeper) auditGauges(server, settings.keeper)
  server.metrics.gauge('throughline_memory_bytes', 'Resident memory of this process', () =>
    process.memoryUsage.rss(),
  )
  return server
}

const MOST_WAITING = 256

const encrypted = ({ behindTls, certificate }: WebSettings): boolean => behindTls || certificate !== undefined

/** The actions of the house: its routes, and what modules do outside of them. */
const actionsHere = (routes: readonly ServedRoute[]): Actions =>
  actionsOf(
    routes.map(({ route }) => route),
    Object.fromEntries(
      [accessActs, retentionActs, ...modules.map((module) => module.acts)].flatMap(Object.entries),
    ),
  )

const isBehind = (keeper: AuditKeeper): boolean => keeper.alarms().some(({ code }) => code === 'unsealed')

function auditGauges({ metrics }: ThroughlineServer, keeper: AuditKeeper): void {
  metrics.gauge(
    'throughline_audit_unsealed_seconds',
    'Seconds since every row of the audit was last seen sealed',
    keeper.unsealedSeconds,
  )
  metrics.gauge(
    'throughline_audit_alarms',
    'Things wrong with the audit at this moment',
    () => keeper.alarms().length,
  )
}
