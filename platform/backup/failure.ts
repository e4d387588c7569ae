import type { backupErrors } from './contract.ts'

/** A backup that cannot be taken, read or restored; `detail` is what a person reads. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
  readonly code: keyof typeof backupErrors
  readonly detail: string
  readonly remedy: string | undefined

  constructor(code: keyof typeof backupErrors, detail: string, remedy?: string, options?: ErrorOptions) {
    super(detail, options)
    this.code = code
    this.detail = detail
    this.remedy = remedy
  }
}

/** Where the bytes stop making sense. */
export const damaged = (detail: string, cause?: unknown): BackupError =>
  new BackupError('backup.damaged', detail, undefined, { cause })
