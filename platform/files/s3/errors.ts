import type { PlatformErrorCode } from '#contract'
import { FileStoreError } from '../store.ts'
import { textOf } from './xml.ts'

const FULL = new Set(['InsufficientStorage', 'XMinioStorageFull', 'QuotaExceeded'])
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504])

/** A request the store refused or never answered. */
export class S3Error extends FileStoreError {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number
  /** The store's own word, such as `NoSuchKey`. */
  readonly reason: string
  /** Whether the same request may succeed a moment later. */
  readonly passing: boolean

  constructor(
    code: PlatformErrorCode,
    message: string,
    facts: Pick<S3Error, 'status' | 'reason' | 'passing'>,
  ) {
    super(code, message)
    this.status = facts.status
    this.reason = facts.reason
    this.passing = facts.passing
  }
}

/**
 * Explains a refusal. Of the answer only the store's error word is kept: the rest of the document may
 * repeat the access key and what was signed.
 */
export function refusal(method: string, bucket: string, status: number, body: string): S3Error {
  const word = textOf(body, 'Code') ?? ''
  const reason = /^[A-Za-z0-9.]{1,60}$/.test(word) ? word : ''
  const answer = `The S3 store answered ${[status, reason].filter(Boolean).join(' ')} to ${method} in bucket ${bucket}.`
  if (status === 507 || FULL.has(reason))
    return new S3Error('server.full', `${answer} Free space there or raise its quota.`, {
      status,
      reason,
      passing: false,
    })
  const passing = PASSING.has(status) || reason === 'RequestTimeout' || reason === 'SlowDown'
  if (passing)
    return new S3Error('server.busy', `${answer} Try again in a minute.`, { status, reason, passing })
  return new S3Error('server.failed', `${answer} ${remedyFor(status)}`, { status, reason, passing })
}

/** Explains a silence. Only the error's code is kept, since messages may repeat what was sent. */
export function unreachable(method: string, bucket: string, timedOut: boolean, error: unknown): S3Error {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } }
  const word = cause?.code ?? code
  const reason = timedOut ? 'timeout' : typeof word === 'string' ? word : 'connection lost'
  return new S3Error(
    'server.busy',
    `The S3 store did not answer ${method} in bucket ${bucket} (${reason}). Check that its address can be reached from this server.`,
    { status: 0, reason, passing: true },
  )
}

function remedyFor(status: number): string {
  if (status >= 300 && status < 400)
    return 'The bucket lies at another address or region; correct the settings.'
  if (status === 404) return 'Check the name of the bucket and the address.'
  return 'Check the keys, their rights on the bucket, the region and the clock of this server.'
}
