import { createHash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { measure, verified, type Measured } from '../measure.ts'
import { checkRange, FileStoreError, placeOf, unknownFile, type FileRange, type FileStore } from '../store.ts'
import { s3Client, type S3Client } from './client.ts'
import { S3Error } from './errors.ts'
import { inParts } from './parts.ts'
import { defaultTuning, type S3Settings, type S3Tuning } from './settings.ts'
import { beginUpload, orNothing, sizeOf, type Upload } from './upload.ts'

export type { S3Settings, S3Tuning } from './settings.ts'

const keyOf = (hash: string) => `sha256/${placeOf(hash)}`

/**
 * Keeps content in a bucket as `sha256/ab/cd/<hash>`. Content of one part is put there at once. Longer
 * content, whose hash is known only at its end, goes in parts to `incoming/<uuid>` and is then copied
 * inside the store: nothing protected touches the disk of the server, and memory stays at a few parts.
 *
 * @throws FileStoreError `server.failed` when the settings cannot work
 */
export function s3Store(settings: S3Settings, tuning: Partial<S3Tuning> = {}): FileStore {
  const limits = { ...defaultTuning, ...tuning }
  const client = s3Client(settings, limits)
  return {
    async put(content, { maxBytes } = {}) {
      const measured = measure(content, maxBytes === undefined ? {} : { maxBytes })
      try {
        return await put({ client, bucket: settings.bucket, limits }, measured)
      } catch (error) {
        measured.close()
        throw error
      }
    },
    open: async (hash, range) => read(client, hash, range),
    has: async (hash) => (await sizeOf(client, keyOf(hash))) !== undefined,
    remove: async (hash) => void (await orNothing(client.send({ method: 'DELETE', key: keyOf(hash) }))),
  }
}

interface Bucket {
  readonly client: S3Client
  readonly bucket: string
  readonly limits: S3Tuning
}

async function put(store: Bucket, measured: Measured) {
  const incoming = `incoming/${randomUUID()}`
  let upload: Upload | undefined
  try {
    for await (const { bytes, last } of inParts(measured.chunks, store.limits.partBytes)) {
      if (last && upload === undefined) await putWhole(store, bytes)
      else await (upload ??= await beginUpload(store.client, incoming)).add(bytes)
    }
    const file = measured.result()
    if (upload) await settle(store, upload, incoming, keyOf(file.hash), file.size)
    return file
  } catch (error) {
    await upload?.abandon()
    throw error
  }
}

async function putWhole({ client }: Bucket, body: Uint8Array): Promise<void> {
  const key = keyOf(createHash('sha256').update(body).digest('hex'))
  if ((await sizeOf(client, key)) === body.length) return
  await client.send({ method: 'PUT', key, body })
}

async function settle(
  { client, ...store }: Bucket,
  upload: Upload,
  incoming: string,
  key: string,
  size: number,
) {
  if ((await sizeOf(client, key)) === size) return upload.abandon()
  await upload.complete(size)
  try {
    await copy({ client, ...store }, incoming, key, size)
  } finally {
    // Failing to delete is left to the bucket's own rule for `incoming/`.
    await client.send({ method: 'DELETE', key: incoming }).catch(() => undefined)
  }
}

async function copy(
  { client, bucket, limits }: Bucket,
  from: string,
  key: string,
  size: number,
): Promise<void> {
  const source = `/${bucket}/${from}`
  if (size <= limits.copyBytes) {
    await client.send({ method: 'PUT', key, headers: { 'x-amz-copy-source': source } })
    return
  }
  const upload = await beginUpload(client, key)
  try {
    for (let start = 0; start < size; start += limits.copyBytes)
      await upload.addCopy(source, start, Math.min(start + limits.copyBytes, size) - 1)
    await upload.complete(size)
  } catch (error) {
    await upload.abandon()
    throw error
  }
}

async function read(client: S3Client, hash: string, range?: FileRange): Promise<Readable> {
  checkRange(range)
  const headers = range && { range: `bytes=${range.start}-${range.end ?? ''}` }
  const call = { method: 'GET', key: keyOf(hash), ...(headers && { headers }) } as const
  const response = await orNothing(client.stream(call)).catch((error: unknown) => {
    if (error instanceof S3Error && error.status === 416) return 'past the end' as const
    throw error
  })
  if (response === 'past the end') return Readable.from([])
  if (response === undefined) throw unknownFile(hash)
  const body = response.body ? Readable.fromWeb(response.body as ReadableStream) : Readable.from([])
  if (range === undefined) return verified(body, hash)
  if (response.status === 206) return body
  body.destroy()
  throw new FileStoreError(
    'server.failed',
    'The S3 store answered a byte range with the whole file. Use another store.',
  )
}
