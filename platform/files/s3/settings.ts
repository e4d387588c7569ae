import { FileStoreError } from '../store.ts'

/** How to reach a bucket of any S3-compatible store. */
export interface S3Settings {
  /** Address of the service without the bucket, such as `https://s3.us-east-2.amazonaws.com`. */
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** `host/bucket/key` instead of `bucket.host/key`. Left out: false at amazonaws.com, true elsewhere. */
  readonly pathStyle?: boolean
}

/** Limits of the exchange with the store. */
export interface S3Tuning {
  /** Longest wait for one answer. Default 60,000. */
  readonly timeoutMs: number
  /** Attempts after the first. Default 5. */
  readonly retries: number
  /** First wait between attempts, doubled each time. Default 100. */
  readonly backoffMs: number
  /** Length of an uploaded part; S3 wants at least 5 MiB. Default 8 MiB. */
  readonly partBytes: number
  /** Longest range copied inside the store by one request; S3 allows 5 GiB. Default 256 MiB. */
  readonly copyBytes: number
}

const MIB = 1024 * 1024

export const defaultTuning: S3Tuning = {
  timeoutMs: 60_000,
  retries: 5,
  backoffMs: 100,
  partBytes: 8 * MIB,
  copyBytes: 256 * MIB,
}

/** Makes the address of a key, and refuses settings that cannot work before the first request. */
export function addresses(settings: S3Settings): (key: string) => URL {
  const base = parsed(settings.endpoint)
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(settings.bucket))
    throw refused('The name of the S3 bucket has 3 to 63 lower-case letters, digits, dots and hyphens.')
  if (settings.region === '')
    throw refused('The region of the S3 store is empty; write "auto" if it has none.')
  if (settings.accessKeyId === '' || settings.secretAccessKey === '')
    throw refused('The S3 store needs an access key and its secret; one of them is empty.')
  const root = base.pathname.replace(/\/$/, '')
  const pathStyle = settings.pathStyle ?? !/\.amazonaws\.com(\.cn)?$/.test(base.hostname)
  if (pathStyle) return (key) => new URL(`${base.origin}${root}/${settings.bucket}/${key}`)
  return (key) => new URL(`${base.protocol}//${settings.bucket}.${base.host}${root}/${key}`)
}

function parsed(endpoint: string): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null
  if (url === null || !/^https?:$/.test(url.protocol))
    throw refused('The address of the S3 store is not one. Write it as https://host or http://host:port.')
  // The address is not repeated: it may hold a password, and messages go to the log.
  if (url.username !== '' || url.password !== '' || url.search !== '')
    throw refused(
      'The address of the S3 store holds a user, a password or a query. Give the keys as settings instead.',
    )
  return url
}

function refused(message: string): FileStoreError {
  return new FileStoreError('server.failed', message)
}
