import { FileStoreError } from '../store.ts'
import type { S3Answer, S3Client } from './client.ts'
import { S3Error } from './errors.ts'
import { completion, textOf } from './xml.ts'

const MOST_PARTS = 10_000

/** One object made of parts; it exists from `complete` on, whole or not at all. */
export interface Upload {
  add(bytes: Uint8Array): Promise<void>
  /** Adds a range of an object that is already in the bucket, both ends included. */
  addCopy(source: string, start: number, end: number): Promise<void>
  complete(size: number): Promise<void>
  /** Gives the parts up. Failing to is left to the bucket's own rule for unfinished uploads. */
  abandon(): Promise<void>
}

/** Begins a multipart upload to a key. */
export async function beginUpload(client: S3Client, key: string): Promise<Upload> {
  const begun = await client.send({ method: 'POST', key, query: { uploads: '' } })
  const uploadId = needed(textOf(begun.text, 'UploadId'), 'an upload id')
  const etags: string[] = []

  function nextPart(): Record<string, string> {
    if (etags.length === MOST_PARTS)
      throw new FileStoreError(
        'request.too_large',
        `The content needs more than the ${MOST_PARTS} parts S3 allows.`,
      )
    return { partNumber: String(etags.length + 1), uploadId }
  }

  return {
    async add(body) {
      const { headers } = await client.send({ method: 'PUT', key, query: nextPart(), body })
      etags.push(needed(headers.get('etag'), 'an ETag'))
    },
    async addCopy(source, start, end) {
      const headers = { 'x-amz-copy-source': source, 'x-amz-copy-source-range': `bytes=${start}-${end}` }
      const { text } = await client.send({ method: 'PUT', key, query: nextPart(), headers })
      etags.push(needed(textOf(text, 'ETag'), 'an ETag'))
    },
    async complete(size) {
      const body = Buffer.from(completion(etags))
      try {
        await client.send({ method: 'POST', key, query: { uploadId }, body })
      } catch (error) {
        // When the answer to a first attempt was lost, the second finds the upload already closed.
        if (!(error instanceof S3Error && error.reason === 'NoSuchUpload')) throw error
        if ((await sizeOf(client, key)) !== size) throw error
      }
    },
    async abandon() {
      await client.send({ method: 'DELETE', key, query: { uploadId } }).catch(() => undefined)
    },
  }
}

/** Length of an object, or undefined when there is none. */
export async function sizeOf(client: S3Client, key: string): Promise<number | undefined> {
  const answer = await orNothing(client.send({ method: 'HEAD', key }))
  return answer && Number(answer.headers.get('content-length'))
}

/** The answer, or undefined when the store says that the object does not exist. */
export async function orNothing<T extends S3Answer | Response>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    // A missing bucket is a mistake in the settings, not a missing file; HEAD cannot tell and says neither.
    if (error instanceof S3Error && error.status === 404 && error.reason !== 'NoSuchBucket') return undefined
    throw error
  }
}

function needed(value: string | null | undefined, what: string): string {
  if (value) return value
  throw new FileStoreError(
    'server.failed',
    `The S3 store answered without ${what}. Check that the address is an S3 service.`,
  )
}
