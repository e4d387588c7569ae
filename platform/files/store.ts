import type { Readable } from 'node:stream'
import type { PlatformErrorCode } from '#contract'

/** What was kept: the SHA-256 of the content in lower-case hex, and its length in bytes. */
export interface StoredFile {
  readonly hash: string
  readonly size: number
}

/** Byte positions as in an HTTP range: counted from 0, both ends included, `end` left out means to the end. */
export interface FileRange {
  readonly start: number
  readonly end?: number
}

/** Content by its hash. Who may read a file is decided by its row in `files.file`, never here. */
export interface FileStore {
  /**
   * Reads the content to its end and keeps it under its hash; the same content is kept once. When it
   * fails, nothing is kept and the source is closed; an error of the source arrives unchanged.
   *
   * @throws FileStoreError `request.too_large` past `maxBytes`, `server.full` without space
   */
  put(content: Readable | AsyncIterable<Uint8Array>, limits?: { maxBytes?: number }): Promise<StoredFile>
  /**
   * Reads it back. A whole file is checked against its hash on the way: a damaged one ends in an error
   * (`server.failed`). A range that starts past the end is empty.
   *
   * @throws FileStoreError `record.unavailable` when there is no such content
   */
  open(hash: string, range?: FileRange): Promise<Readable>
  has(hash: string): Promise<boolean>
  /** Removes it; content that is not there is no error. */
  remove(hash: string): Promise<void>
  /** Where the content lies on this machine, for parsers that read by path; disk store only. */
  localPath?(hash: string): string | undefined
}

/** A file could not be kept or read. The message is for the log; a person reads the catalogue's sentence. */
export class FileStoreError extends Error {
  override readonly name = 'FileStoreError'
  readonly code: PlatformErrorCode

  constructor(code: PlatformErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** The place of a content below the root of a store, `ab/cd/<hash>`; refuses whatever is not a hash. */
export function placeOf(hash: string): string {
  // The only way from a caller's text to a path or key, so nothing but 64 hex digits passes.
  if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash))
    throw new FileStoreError(
      'record.unavailable',
      'A file was asked for by something that is not a SHA-256 hash.',
    )
  return `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`
}

/** The answer for a hash the store does not have. */
export function unknownFile(hash: string): FileStoreError {
  return new FileStoreError('record.unavailable', `The file store has no content ${hash}.`)
}

/** Refuses a range that no file can have. */
export function checkRange(range: FileRange | undefined): void {
  if (range === undefined) return
  const { start, end } = range
  const whole = Number.isSafeInteger(start) && (end === undefined || Number.isSafeInteger(end))
  if (!whole || start < 0 || (end !== undefined && end < start))
    throw new FileStoreError(
      'request.invalid',
      `The byte range ${start}–${end ?? ''} is not one. Give a start of 0 or more and an end not before it.`,
    )
}
