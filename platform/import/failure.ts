import { importErrors } from './contract.ts'
import type { ImportErrorCode } from './contract.ts'

/** Why a file cannot be read; `detail` names the row, column or file and may be shown as it is. */
export class ImportError extends Error {
  readonly code: ImportErrorCode
  readonly detail: string
  readonly remedy: string

  constructor(code: ImportErrorCode, detail: string, options: { remedy?: string; cause?: unknown } = {}) {
    super(`${importErrors[code].sentence} ${detail}`.trim(), { cause: options.cause })
    this.name = 'ImportError'
    this.code = code
    this.detail = detail
    this.remedy = options.remedy ?? importErrors[code].remedy
  }
}
