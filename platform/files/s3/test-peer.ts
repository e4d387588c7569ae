import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** The other side of the protocol, for tests: a small S3 service that checks every signature. */
export interface Peer {
  readonly endpoint: string
  /** Key → file with its bytes. */
  readonly objects: Map<string, string>
  readonly uploads: Set<string>
  /** `METHOD key?query` of everything that arrived. */
  readonly seen: string[]
  /** Answers that come before the service does its work; a status of 0 never answers. */
  readonly mishaps: Mishap[]
  read(key: string): Promise<Buffer>
  stop(): Promise<void>
}

interface Mishap {
  readonly on: RegExp
  readonly status: number
  readonly body?: string
  /** The work is done all the same; only its answer is lost. */
  readonly late?: boolean
}

export const keys = {
  accessKeyId: 'AKIDTHROUGHLINE',
  secretAccessKey: 'wJalr/secret+EXAMPLE',
  region: 'us-test-1',
}

interface Request {
  readonly method: string
  readonly key: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

class Refused extends Error {
  readonly status: number
  constructor(status: number, code: string) {
    super(code)
    this.status = status
  }
}

export async function startPeer(bucket: string): Promise<Peer> {
  const folder = await mkdtemp(join(tmpdir(), 'peer-'))
  const state = { bucket, folder, objects: new Map<string, string>(), uploads: new Set<string>() }
  const [seen, mishaps]: [string[], Mishap[]] = [[], []]
  const server = createServer((req, res) => {
    answer(req, res).catch((error: unknown) => {
      const status = error instanceof Refused ? error.status : 500
      const detail = `<AWSAccessKeyId>${keys.accessKeyId}</AWSAccessKeyId><StringToSign>x</StringToSign>`
      res
        .writeHead(status)
        .end(`<?xml version="1.0"?><Error><Code>${String((error as Error).message)}</Code>${detail}</Error>`)
    })
  })

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const request = await accept(req, state)
    const line = `${request.method} ${request.key}?${request.query}`
    seen.push(line)
    const at = mishaps.findIndex((one) => one.on.test(line))
    const [mishap] = at < 0 ? [] : mishaps.splice(at, 1)
    if (mishap && !mishap.late)
      return mishap.status === 0 ? undefined : void res.writeHead(mishap.status).end(mishap.body)
    if (mishap) {
      await work(request, undefined, state)
      return void res.writeHead(mishap.status).end(mishap.body)
    }
    await work(request, res, state)
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    seen,
    mishaps,
    objects: state.objects,
    uploads: state.uploads,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    read: (key) => readFile(state.objects.get(key) ?? join(folder, 'absent')),
    stop: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface State {
  readonly bucket: string
  readonly folder: string
  readonly objects: Map<string, string>
  readonly uploads: Set<string>
}

async function accept(req: IncomingMessage, { bucket, folder }: State): Promise<Request> {
  const body = join(folder, randomUUID())
  const hash = createHash('sha256')
  req.on('data', (chunk: Buffer) => hash.update(chunk))
  await pipeline(req, createWriteStream(body))
  const method = req.method ?? ''
  const [path = '', search = ''] = (req.url ?? '').split('?')
  if (req.headers['x-amz-content-sha256'] !== hash.digest('hex'))
    throw new Refused(400, 'XAmzContentSHA256Mismatch')
  verifySignature(method, path, search, req.headers)
  const virtual = req.headers.host?.startsWith(`${bucket}.`) ?? false
  const parts = path.slice(1).split('/')
  if (!virtual && parts.shift() !== bucket) throw new Refused(404, 'NoSuchBucket')
  return { method, key: parts.join('/'), query: new URLSearchParams(search), headers: req.headers, body }
}

/** Signature Version 4 as the AWS General Reference describes it, from what came over the wire. */
function verifySignature(
  method: string,
  path: string,
  search: string,
  headers: IncomingMessage['headers'],
): void {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    )
  if (!given) throw new Refused(403, 'AccessDenied')
  const [, id, day = '', region = '', names = '', signature = ''] = given
  if (id !== keys.accessKeyId) throw new Refused(403, 'InvalidAccessKeyId')
  const date = String(headers['x-amz-date'])
  const sent = Date.parse(date.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (!(Math.abs(Date.now() - sent) < 900_000)) throw new Refused(403, 'RequestTimeTooSkewed')
  for (const name of ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))])
    if (!names.split(';').includes(name)) throw new Refused(403, 'AccessDenied')
  const query = search === '' ? [] : search.split('&').map((pair) => (pair.includes('=') ? pair : `${pair}=`))
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`)
  const canonical = [
    method,
    path,
    query.sort().join('&'),
    lines.join(''),
    names,
    headers['x-amz-content-sha256'],
  ]
  const scope = `${day}/${region}/s3/aws4_request`
  const text = [
    'AWS4-HMAC-SHA256',
    date,
    scope,
    createHash('sha256').update(canonical.join('\n')).digest('hex'),
  ]
  const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()
  const signing = ['aws4_request', 's3', keys.region, day].reduceRight<string | Buffer>(
    hmac,
    `AWS4${keys.secretAccessKey}`,
  )
  const expected = hmac(signing, text.join('\n'))
  if (!timingSafeEqual(expected, Buffer.from(signature, 'hex')))
    throw new Refused(403, 'SignatureDoesNotMatch')
}

async function work(request: Request, res: ServerResponse | undefined, state: State): Promise<void> {
  const { method, key, query } = request
  const uploadId = query.get('uploadId') ?? ''
  if (query.has('uploadId') && !state.uploads.has(uploadId)) throw new Refused(404, 'NoSuchUpload')
  if (method === 'GET' || method === 'HEAD') return serve(request, res, state)
  if (method === 'DELETE') {
    const gone = query.has('uploadId') ? `part ${uploadId} ` : key
    for (const one of state.objects.keys()) if (one.startsWith(gone)) state.objects.delete(one)
    state.uploads.delete(uploadId)
    return void res?.writeHead(204).end()
  }
  if (method === 'POST' && query.has('uploads')) {
    const id = `${randomUUID()}&amp;`
    state.uploads.add(id.replace('&amp;', '&'))
    return void res?.end(
      `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
    )
  }
  if (method === 'POST') return complete(request, res, state)
  const body = await contentOf(request, state)
  const etag = `"${createHash('md5').update(body).digest('hex')}"`
  if (query.has('uploadId')) state.objects.set(partOf(uploadId, query.get('partNumber') ?? '', etag), body)
  else state.objects.set(key, body)
  res
    ?.setHeader('etag', etag)
    .end(request.headers['x-amz-copy-source'] && `<CopyResult><ETag>${etag}</ETag></CopyResult>`)
}

const partOf = (uploadId: string, number: string, etag: string) => `part ${uploadId} ${number} ${etag}`

async function contentOf(
  { headers, body, key }: Request,
  { bucket, folder, objects }: State,
): Promise<string> {
  const source = headers['x-amz-copy-source']
  if (typeof source !== 'string') return body
  const from = objects.get(source.replace(`/${bucket}/`, ''))
  if (from === undefined) throw new Refused(404, `NoSuchKey`)
  const target = join(folder, `${randomUUID()}-${key.length}`)
  const range = /^bytes=(\d+)-(\d+)$/.exec(String(headers['x-amz-copy-source-range']))
  if (range === null) await copyFile(from, target)
  else
    await pipeline(
      createReadStream(from, { start: Number(range[1]), end: Number(range[2]) }),
      createWriteStream(target),
    )
  return target
}

async function complete(
  { key, query, body }: Request,
  res: ServerResponse | undefined,
  { folder, objects, uploads }: State,
) {
  const uploadId = query.get('uploadId') ?? ''
  const target = join(folder, randomUUID())
  const list = (await readFile(body, 'utf8')).matchAll(
    /<PartNumber>(\d+)<\/PartNumber><ETag>([^<]+)<\/ETag>/g,
  )
  const parts = Array.from(list, ([, number = '', etag = '']) => partOf(uploadId, number, etag))
  for (const name of parts) {
    const part = objects.get(name)
    if (part === undefined) throw new Refused(400, 'InvalidPart')
    await pipeline(createReadStream(part), createWriteStream(target, { flags: 'a' }))
  }
  // Only now, as S3 does: whoever asks a second time meanwhile finds every part still there.
  for (const name of parts) objects.delete(name)
  uploads.delete(uploadId)
  objects.set(key, target)
  res?.end('<CompleteMultipartUploadResult><ETag>"x-1"</ETag></CompleteMultipartUploadResult>')
}

async function serve({ method, key, headers }: Request, res: ServerResponse | undefined, { objects }: State) {
  const file = objects.get(key)
  if (file === undefined) throw new Refused(404, 'NoSuchKey')
  const { size } = await stat(file)
  const range = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '')
  const start = Number(range?.[1] ?? 0)
  const end = Math.min(range?.[2] ? Number(range[2]) : Infinity, size - 1)
  if (range && start >= size) throw new Refused(416, 'InvalidRange')
  res?.writeHead(range ? 206 : 200, { 'content-length': end - start + 1 })
  if (method === 'HEAD' || size === 0) res?.end()
  else if (res) await pipeline(createReadStream(file, { start, end }), res)
}
