import Fastify, { LogController, type FastifyInstance } from 'fastify'
import cookie from '@fastify/cookie'
import compress from '@fastify/compress'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { RouteShape } from '#contract'
import type { Actor, Tx } from '#platform/db'
import type { ServedRoute } from './handle.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { document } from './document.ts'
import { refuseBurden } from './burden.ts'
import { sendSecurityHeaders } from './headers.ts'
import { PATIENCE, transport, type Certificate, type Patience } from './transport.ts'
import { guardOrigin, type Authenticate } from './guard.ts'
import { logRequests, loggerOptions, type LogTarget } from './log.ts'
import { mountRoute } from './mount.ts'
import { answerFailures, earlyFailures } from './answer.ts'
import { refuseUnreadableText } from './text.ts'
import { serveWeb } from './web.ts'

/** The audited transaction; given from outside so that this part knows nothing of how it is kept. */
export interface Audit {
  transact<T>(
    actor: Actor,
    act: { action: string; requestId?: string; address?: string },
    work: (tx: Tx) => Promise<T>,
  ): Promise<T>
  /** The same without a row, for what tells of no record. */
  unrecorded<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>
  refused(actor: Actor | null, act: { action: string; requestId?: string; address?: string }): Promise<void>
}

export interface ServerSettings {
  readonly audit: Audit
  readonly routes: readonly ServedRoute[]
  readonly authenticate: Authenticate
  /** Counts one use of `key`; throws `request.too_many` past the limit. */
  readonly throttle: (key: string, limit: NonNullable<RouteShape['limit']>) => Promise<void>
  /** Permissions some policy grants; a route that asks for another stops the start. */
  readonly permissions: ReadonlySet<string>
  /** Folder of the built web app; none while Vite serves it. */
  readonly webDirectory?: string
  readonly version: string
  readonly log: 'json' | 'silent'
  readonly logTo?: LogTarget
  /** Behind a TLS proxy: trust its forwarded headers and send HSTS. */
  readonly behindTls: boolean
  /** Speaks TLS itself with this. */
  readonly certificate?: Certificate
  /** Whether more waits than can be done in time; requests are then turned away at once. */
  readonly overloaded?: () => boolean
  readonly patience?: Patience
}

export interface ThroughlineServer {
  readonly app: FastifyInstance
  readonly metrics: Metrics
  /** Everything that is mounted: what proves something of every route goes through this list. */
  readonly routes: readonly RouteShape[]
}

/** Puts contracts, handlers, guards and the web app together; listens to nothing yet. */
export async function buildServer(settings: ServerSettings): Promise<ThroughlineServer> {
  const patience = settings.patience ?? PATIENCE
  const app = Fastify({
    ...loggerOptions(settings.log, settings.logTo),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: settings.behindTls,
    serverFactory: transport(patience, settings.certificate),
    bodyLimit: 1_048_576,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    requestIdHeader: false,
    ...earlyFailures,
    genReqId: () => crypto.randomUUID(),
  })
  const metrics = createMetrics()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(cookie)
  // Fast compression: at the default level it would cost more time than everything else of an answer.
  await app.register(compress, {
    zlibOptions: { level: 2 },
    global: true,
    threshold: 4096,
    encodings: ['gzip', 'deflate', 'identity'],
  })
  await sendSecurityHeaders(app, { encrypted: settings.behindTls || settings.certificate !== undefined })
  logRequests(app, metrics)
  refuseBurden(app, { bodyMs: patience.bodyMs, overloaded: settings.overloaded })
  guardOrigin(app)
  answerFailures(app)
  refuseUnreadableText(app)
  // A form of another site can send plain text without asking first; JSON it cannot.
  app.removeContentTypeParser('text/plain')
  // Uploads are read as streams by their handlers; nothing is parsed or buffered before.
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  await document(app, settings.version)
  refuseUnknownPermissions(settings)
  app.after(() => {
    for (const served of settings.routes) mountRoute(app, served, settings)
  })
  if (settings.webDirectory) await serveWeb(app, settings.webDirectory)
  return { app, metrics, routes: settings.routes.map(({ route }) => route) }
}

function refuseUnknownPermissions({ routes, permissions }: ServerSettings): void {
  for (const { route } of routes)
    if (
      route.permission !== 'public' &&
      route.permission !== 'signed-in' &&
      !permissions.has(route.permission)
    )
      throw new Error(`Route ${route.id} asks for ${route.permission}, which no policy grants.`)
}
