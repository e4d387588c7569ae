import { importErrors } from './contract.ts'
import type { ImportErrorCode } from './contract.ts'

/**
 * Why a file cannot be read. `detail` is a whole sentence that names the row, column or file and may be shown
 * instead of the catalogue's; `remedy` is the catalogue's unless this case has a better one.
 */
export class ImportError extends Error {
  readonly code: ImportErrorCode
  readonly detail: string
  readonly remedy: string

  constructor(code: ImportErrorCode, detail: string, options: { remedy?: string; cause?: unknown } = {}) {
    super(detail, { cause: options.cause })
    this.name = 'ImportError'
    this.code = code
    this.detail = detail
    this.remedy = options.remedy ?? importErrors[code].remedy
  }
}
