import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** The built web app: hashed files for ever, the page itself kept nowhere, every other address the page. */
export async function serveWeb(app: FastifyInstance, directory: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: directory,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      void reply.header('cache-control', cachingOf(path))
    },
  })
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    // Filters of a page stand behind the question mark and may hold anything.
    const path = request.url.split('?')[0]!
    if (path.startsWith('/api/') || /\.\w+$/.test(path)) return reply.callNotFound()
    return reply.sendFile('index.html')
  })
}

/** A page may be shown to whoever sits down next: it is not kept, unlike what every visitor may have. */
function cachingOf(path: string): string {
  if (path.includes('/assets/')) return 'public, max-age=31536000, immutable'
  return path.replace(/\.(br|gz)$/, '').endsWith('.html') ? 'no-store' : 'no-cache'
}
