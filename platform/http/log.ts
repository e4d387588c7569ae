import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import type { Metrics } from './metrics.ts'

/** Where the lines go; the standard output unless said. */
export interface LogTarget {
  write(line: string): void
}

/** JSON lines of pino, without addresses, query strings or headers: those can name people. */
export function loggerOptions(log: 'json' | 'silent', to?: LogTarget): Pick<FastifyServerOptions, 'logger'> {
  if (log === 'silent') return { logger: false }
  const timestamp = () => `,"at":"${new Date().toISOString()}"`
  return { logger: { level: 'info', base: null, timestamp, ...(to && { stream: to }) } }
}

/** One line and one measurement for each request. */
export function logRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    metrics.observe(route, request.method, reply.statusCode, reply.elapsedTime / 1000)
    if (!route.startsWith('/api')) return
    request.log.info(
      {
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    )
  })
}
