/** Why the embedded database could not be had. */
export type EmbeddedErrorCode =
  'unsupported-platform' | 'folder-in-use' | 'no-unprivileged-user' | 'start-failed'

/** A refusal to start: `message` says where and what, `remedy` says what to do. Both are for people to read. */
export class EmbeddedError extends Error {
  readonly code: EmbeddedErrorCode
  readonly remedy: string

  constructor(code: EmbeddedErrorCode, message: string, remedy: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'EmbeddedError'
    this.code = code
    this.remedy = remedy
  }
}

/** The way out that always works. */
export const useYourOwn = 'Set DATABASE_URL to a PostgreSQL 15 or newer.'

/** The system's error code (`ENOENT`, …) of anything caught. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
