import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { refusal, S3Error, unreachable } from './errors.ts'
import { addresses, type S3Settings, type S3Tuning } from './settings.ts'
import { isErrorDocument } from './xml.ts'

const LONGEST_WAIT_MS = 10_000

/** One request to the bucket. */
interface S3Call {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE'
  readonly key: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
}

export interface S3Answer {
  readonly headers: Headers
  readonly text: string
}

/** Signed requests that wait, try again and explain; both throw S3Error when the answer stays a refusal. */
export interface S3Client {
  /** Sends and reads the whole answer. */
  send(call: S3Call): Promise<S3Answer>
  /** Sends and leaves the body of the answer to be read as it comes. */
  stream(call: S3Call): Promise<Response>
}

export function s3Client(settings: S3Settings, tuning: S3Tuning): S3Client {
  const addressOf = addresses(settings)
  const signingKeys = new Map<string, ArrayBuffer>()

  async function sign({ method, key, query = {}, headers = {}, body }: S3Call) {
    const url = addressOf(key)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    // The hash of the body is signed, so the store itself refuses a part that was damaged on the way.
    const payload = createHash('sha256')
      .update(body ?? '')
      .digest('hex')
    const { region, accessKeyId, secretAccessKey } = settings
    const signer = new AwsV4Signer({
      method,
      url: url.href,
      service: 's3',
      region,
      accessKeyId,
      secretAccessKey,
      headers: { ...headers, 'x-amz-content-sha256': payload },
      cache: signingKeys,
    })
    return signer.sign()
  }

  async function attempt<T>(call: S3Call, read: (response: Response) => Promise<T>): Promise<T> {
    const { url, method, headers } = await sign(call)
    const clock = new AbortController()
    const timer = setTimeout(() => clock.abort(), tuning.timeoutMs)
    try {
      // A redirect is a refusal: signed headers go to the address of the settings and nowhere else.
      const response = await fetch(url, {
        method,
        headers,
        redirect: 'manual',
        signal: clock.signal,
        ...(call.body && { body: call.body }),
      })
      if (!response.ok) throw refusal(call.method, settings.bucket, response.status, await response.text())
      return await read(response)
    } catch (error) {
      throw error instanceof S3Error
        ? error
        : unreachable(call.method, settings.bucket, clock.signal.aborted, error)
    } finally {
      clearTimeout(timer)
    }
  }

  async function persist<T>(call: S3Call, read: (response: Response) => Promise<T>): Promise<T> {
    for (let tried = 0; ; tried++) {
      try {
        return await attempt(call, read)
      } catch (error) {
        if (!(error instanceof S3Error) || !error.passing || tried >= tuning.retries) throw error
      }
      // Half fixed, half random: clients that failed together do not come back together.
      const longest = Math.min(LONGEST_WAIT_MS, tuning.backoffMs * 2 ** tried)
      await wait((longest / 2) * (1 + Math.random()))
    }
  }

  return {
    stream: (call) => persist(call, (response) => Promise.resolve(response)),
    send: (call) =>
      persist(call, async (response) => {
        const text = await response.text()
        if (isErrorDocument(text)) throw refusal(call.method, settings.bucket, 500, text)
        return { headers: response.headers, text }
      }),
  }
}
