import type { Readable } from 'node:stream'
import type { Method } from '#contract'
import type { Asker, Ground } from './person.ts'

/** One request as it goes over the wire. */
export interface Sent {
  readonly method: Method | 'HEAD' | 'OPTIONS'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload?: string | Buffer
  /** The network address it comes from; attempts are counted by it. */
  readonly from?: string
  /** Whether its address may lead to another route than the one it was made for. */
  readonly astray?: boolean
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
  /** The body read as JSON; undefined where it is none. */
  readonly json: unknown
  /** Whether only the beginning was read: a stream that goes on until its work ends. */
  readonly begun: boolean
}

/** Sends a request in someone's name; of a stream without end only its first part is read. */
export async function send(ground: Ground, asker: Asker, sent: Sent): Promise<Answer> {
  const response = await ground.server.app.inject({
    method: sent.method,
    url: sent.url,
    headers: { ...sent.headers, ...(asker.cookie && { cookie: asker.cookie }) },
    ...(sent.payload !== undefined && { payload: sent.payload }),
    remoteAddress: sent.from ?? '10.0.0.1',
    payloadAsStream: true,
  })
  const begun = String(response.headers['content-type']).startsWith('text/event-stream')
  const text = await read(response.stream(), begun)
  return { status: response.statusCode, headers: response.headers, text, json: parsed(text), begun }
}

async function read(stream: Readable, firstOnly: boolean): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk as Uint8Array))
    if (firstOnly) break
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** An address with its parameters and query filled in; lists are repeated, objects written as JSON. */
export function addressOf(path: string, params: unknown, query: unknown): string {
  const values = (params ?? {}) as Record<string, unknown>
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encode(textIn(values[name])))
  const pairs = Object.entries((query ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => `${encode(name)}=${encode(textIn(one))}`),
  )
  return pairs.length === 0 ? filled : `${filled}?${pairs.join('&')}`
}

const textIn = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)

/** Half a character, as hostile texts hold it, has no place in an address: it goes as the sign for unreadable. */
const encode = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
