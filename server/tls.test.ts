import { spawnSync } from 'node:child_process'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { get, request, type RequestOptions } from 'node:https'
import { createConnection, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type ConnectionOptions } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '#testing'
import { openServer } from './house.ts'
import { serve, type Running } from './main.ts'
import { readSettings } from './settings.ts'
import { followCertificate, readCertificate } from './tls.ts'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0

let folder: string
let house: TestHouse
let running: Running
let port: number

const file = (name: string) => join(folder, name)
const files = (name: string) => ({ certificate: file(`${name}.pem`), key: file(`${name}.key`) })

function makeCertificate(name: string): void {
  const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=${name} -addext subjectAltName=DNS:localhost`
  const made = spawnSync('openssl', [
    ...words.split(' '),
    '-keyout',
    file(`${name}.key`),
    '-out',
    file(`${name}.pem`),
  ])
  expect(made.status).toBe(0)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The name in the certificate shown, and the protocol agreed on. */
const handshake = (at: number, options: ConnectionOptions = {}) =>
  new Promise<{ name: string; protocol: string | null }>((resolve, reject) => {
    const socket = connect({ port: at, host: '127.0.0.1', rejectUnauthorized: false, ...options }, () => {
      resolve({ name: String(socket.getPeerCertificate().subject.CN), protocol: socket.getProtocol() })
      socket.destroy()
    })
    socket.once('error', reject)
  })

const ask = (options: RequestOptions, body?: string) =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const asking = (body ? request : get)(
      { port, host: '127.0.0.1', rejectUnauthorized: false, ...options },
      (got) => {
        got.resume()
        resolve({ status: got.statusCode!, headers: got.headers })
      },
    )
    asking.once('error', reject)
    asking.end(body)
  })

describe.skipIf(!hasOpenssl)('a server with a certificate of its own', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-tls-'))
    for (const name of ['one', 'two']) makeCertificate(name)
    house = await testHouse()
    port = await freePort()
    const settings = readSettings({
      DATABASE_URL: house.url,
      THROUGHLINE_PORT: String(port),
      THROUGHLINE_DEMONSTRATION: 'yes',
      THROUGHLINE_TLS_CERT: files('one').certificate,
      THROUGHLINE_TLS_KEY: files('one').key,
    })
    running = await serve(settings, house.url, { files: folder })
  })
  afterAll(async () => {
    await running.close()
    await house.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('answers over TLS, says so in its address, and tells browsers to stay there', async () => {
    expect(running.address).toBe(`https://localhost:${port}`)
    const { status, headers } = await ask({ path: '/api/health' })
    expect(status).toBe(200)
    expect(headers['strict-transport-security']).toMatch(/max-age=31536000/)
  })

  test('gives cookies that travel over TLS only', async () => {
    const person = await house.person(await house.agency(), 'analyst')
    const { headers } = await ask(
      { path: '/api/session/demonstration', method: 'POST', headers: { 'content-type': 'application/json' } },
      JSON.stringify({ email: person.email }),
    )
    expect(String(headers['set-cookie'])).toMatch(/^__Host-throughline=.*; Secure/)
  })

  test('believes no forwarded address: nobody stands in front', async () => {
    const server = await openServer(house, {
      demonstration: true,
      address: 'https://house.test',
      behindTls: false,
      certificate: await readCertificate(files('one')),
      log: 'silent',
    })
    server.app.get('/api/whence', { schema: { hide: true } }, async (asked) => ({ ip: asked.ip }))
    const said = await server.app.inject({
      url: '/api/whence',
      headers: { 'x-forwarded-for': '203.0.113.9' },
    })
    expect(said.json()).toEqual({ ip: '127.0.0.1' })
    await server.app.close()
  })

  test('speaks TLS 1.2 and 1.3, nothing older, and no plain HTTP', async () => {
    expect((await handshake(port)).protocol).toBe('TLSv1.3')
    expect((await handshake(port, { maxVersion: 'TLSv1.2' })).protocol).toBe('TLSv1.2')
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
    await expect(handshake(port, old)).rejects.toThrow()
    const plain = await new Promise<string>((resolve) => {
      let text = ''
      const socket = createConnection(port, '127.0.0.1', () =>
        socket.write('GET /api/health HTTP/1.1\r\n\r\n'),
      )
      socket
        .on('data', (part) => (text += String(part)))
        .on('close', () => resolve(text))
        .on('error', () => {})
    })
    expect(plain).not.toContain('200')
  })

  test('takes a renewed certificate up without a restart, and keeps the old one while the two files differ', async () => {
    const live = { certificate: file('live.pem'), key: file('live.key') }
    const put = async (cert: string, key: string) => {
      await copyFile(file(`${cert}.pem`), live.certificate)
      await copyFile(file(`${key}.key`), live.key)
    }
    await put('one', 'one')
    const certificate = await readCertificate(live)
    const server = await openServer(house, {
      demonstration: true,
      address: 'https://house.test',
      behindTls: false,
      certificate,
      log: 'silent',
    })
    await server.app.listen({ port: 0, host: '127.0.0.1' })
    const { port: at } = server.app.server.address() as AddressInfo
    const stop = followCertificate(server.app.server, live, certificate, 20)
    await put('two', 'one')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect((await handshake(at)).name).toBe('one')
    await put('two', 'two')
    await expect.poll(async () => (await handshake(at)).name).toBe('two')
    stop()
    await server.app.close()
  })

  test('files that are missing, no certificate or of two pairs stop the start with a sentence', async () => {
    await expect(readCertificate({ ...files('one'), key: file('none') })).rejects.toThrow(
      /^THROUGHLINE_TLS_KEY: Write/,
    )
    await expect(readCertificate({ ...files('one'), key: files('two').key })).rejects.toThrow(/belongs to it/)
    await writeFile(file('text'), 'hello')
    await expect(readCertificate({ ...files('one'), certificate: file('text') })).rejects.toThrow(/PEM/)
  })
})
