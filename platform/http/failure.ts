import { platformErrors, type ErrorEntry, type FieldProblem, type Problem } from '#contract'

const catalogue = new Map<string, ErrorEntry>(Object.entries(platformErrors))

/** Adds a part's own errors to the closed catalogue; a code that exists twice stops the start. */
export function registerErrors(entries: Record<string, ErrorEntry>): void {
  for (const [code, entry] of Object.entries(entries)) {
    const known = catalogue.get(code)
    if (known && known !== entry) throw new Error(`Two errors are called ${code}.`)
    catalogue.set(code, entry)
  }
}

/** Every error the server can answer with; the documentation is checked against it. */
export function errorCatalogue(): ReadonlyMap<string, ErrorEntry> {
  return catalogue
}

interface FailureOptions {
  /** Says more than the catalogue's sentence, and replaces it. */
  readonly detail?: string
  /** Likewise for what to do. */
  readonly remedy?: string | undefined
  readonly fields?: readonly FieldProblem[]
  readonly cause?: unknown
}

/** A refusal with a place in the catalogue. Thrown by services, answered by the server. */
export class Failure extends Error {
  readonly code: string
  readonly fields: readonly FieldProblem[] | undefined
  readonly detail: string | undefined
  readonly remedy: string | undefined
  constructor(code: string, options: FailureOptions = {}) {
    super(options.detail ?? code, { cause: options.cause })
    this.code = code
    this.detail = options.detail
    this.fields = options.fields
    this.remedy = options.remedy
  }
  get status(): number {
    return catalogue.get(this.code)?.status ?? 500
  }
}

/** The words that leave for a failure. */
export function problemOf(failure: Failure, requestId: string): Problem {
  const entry = catalogue.get(failure.code) ?? platformErrors['server.failed']
  return {
    code: catalogue.has(failure.code) ? failure.code : 'server.failed',
    sentence: failure.detail ?? entry.sentence,
    remedy: failure.remedy ?? entry.remedy,
    requestId,
    ...(failure.fields && { fields: [...failure.fields] }),
  }
}

const FULL = new Set(['ENOSPC', 'EDQUOT', '53100'])
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '08003',
  '53300',
])

/** Errors that triggers of the database raise, and what they are called here. */
const RAISED: ReadonlyMap<string, string> = new Map([['TL023', 'intelligence.basis_missing']])

/** For a body whose media type the address does not take. */
export function unreadable(cause?: unknown): Failure {
  return new Failure('request.invalid', {
    detail: 'What was sent is in a form that this address does not read.',
    remedy: 'Send JSON as application/json, a file as application/octet-stream.',
    cause,
  })
}

/** Turns whatever was thrown into a failure of the catalogue; unknown ones become `server.failed`. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  const { code, status, statusCode, detail, remedy, message } = error as {
    code?: string
    status?: number
    /** Of the framework's own errors. */
    statusCode?: number
    detail?: string
    remedy?: string
    message?: string
  }
  // A message is for the log and may name folders of the server; only a `detail` is meant for people.
  if (code && catalogue.has(code))
    return new Failure(code, { ...(detail !== undefined && { detail }), remedy, cause: error })
  const raised = code && RAISED.get(code)
  if (raised) return new Failure(raised, { cause: error })
  if (code && FULL.has(code)) return new Failure('server.full', { cause: error })
  if (
    (code && AWAY.has(code)) ||
    /Connection terminated|encountered a connection error|timeout exceeded when trying/.test(message ?? '')
  )
    return new Failure('server.busy', { cause: error })
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || status === 413)
    return new Failure('request.too_large', { cause: error })
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return unreadable(error)
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Failure('request.invalid', {
      detail: 'The body of the request is not JSON that can be read.',
      remedy: 'Correct the body and send it again.',
      cause: error,
    })
  return new Failure('server.failed', { cause: error })
}

/** What a person reads of anything thrown, outside a request too. */
export const asProblem = (error: unknown, reference: string): Problem =>
  problemOf(asFailure(error), reference)
