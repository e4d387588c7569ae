import type { FastifyServerFactory } from 'fastify'
import http, { type Server, type ServerOptions } from 'node:http'
import https from 'node:https'

/** Certificate chain and private key, PEM. */
export interface Certificate {
  readonly cert: string | Buffer
  readonly key: string | Buffer
}

/** How long and how large what a client sends may be. */
export interface Patience {
  /** For all headers of a request. */
  readonly headersMs: number
  /** For a whole body that is no file. */
  readonly bodyMs: number
  /** For a whole request, the largest file over a slow line included. */
  readonly requestMs: number
  /** Without a byte in either direction. */
  readonly silenceMs: number
}

export const PATIENCE: Patience = {
  headersMs: 15_000,
  bodyMs: 30_000,
  requestMs: 3_600_000,
  silenceMs: 120_000,
}

const HEADER_BYTES = 16_384
const HEADERS_COUNT = 100

/** The listening server: with its limits, and speaking TLS 1.2 or newer when it has a certificate. */
export function transport(patience: Patience, certificate?: Certificate): FastifyServerFactory {
  return (handler) => {
    const options: ServerOptions = {
      maxHeaderSize: HEADER_BYTES,
      headersTimeout: patience.headersMs,
      requestTimeout: patience.requestMs,
      keepAliveTimeout: 72_000,
      connectionsCheckingInterval: Math.min(5_000, patience.headersMs),
      insecureHTTPParser: false,
    }
    const server = certificate
      ? // Requests and answers are the same; only the socket below differs.
        (https.createServer(
          { ...options, ...certificate, minVersion: 'TLSv1.2', honorCipherOrder: true },
          handler as http.RequestListener,
        ) as unknown as Server)
      : http.createServer(options, handler as http.RequestListener)
    server.maxHeadersCount = HEADERS_COUNT
    server.setTimeout(patience.silenceMs)
    return server
  }
}
