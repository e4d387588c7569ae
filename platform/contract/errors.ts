import { z } from 'zod'

/** One entry of the closed catalogue: what the person reads, and what to do about it. */
export interface ErrorEntry {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 500 | 503 | 507
  readonly sentence: string
  readonly remedy: string
}

/** Errors every room may answer with. A room's own stand in its contract, made with `errors()`. */
export const platformErrors = {
  'request.invalid': {
    status: 400,
    sentence: 'Something in the request does not fit.',
    remedy: 'Correct the fields named below and send it again.',
  },
  'request.unknown_address': {
    status: 404,
    sentence: 'There is nothing at this address.',
    remedy: 'Check the address, or start from the menu.',
  },
  'request.too_large': {
    status: 413,
    sentence: 'What was sent is larger than this address accepts.',
    remedy: 'Send less at once, or use the command line for large files.',
  },
  'request.cross_site': {
    status: 403,
    sentence: 'The request came from another site.',
    remedy: 'Open Throughline in its own window and try again.',
  },
  'session.required': {
    status: 401,
    sentence: 'You are not signed in, or your session has ended.',
    remedy: 'Sign in and try again. What you typed is kept.',
  },
  'session.refused': {
    status: 401,
    sentence: 'The name and the password do not fit together.',
    remedy: 'Check both. After five failures in 15 minutes an administrator has to release the account.',
  },
  'session.locked': {
    status: 423,
    sentence: 'This account is locked after too many failed attempts.',
    remedy: 'Ask an administrator of your agency to release it.',
  },
  'setup.invalid': {
    status: 410,
    sentence: 'This setup link has been used or has expired.',
    remedy: 'Start the server again to get a new link, or ask an administrator.',
  },
  'permission.missing': {
    status: 403,
    sentence: 'Your role does not include this.',
    remedy: 'Ask an administrator of your agency if you need it for your work.',
  },
  'purpose.needed': {
    status: 403,
    sentence: 'These records may be opened only for a stated purpose that fits them.',
    remedy: 'Choose the purpose you open them for, and try again.',
  },
  'session.confirm': {
    status: 403,
    sentence: 'This needs proof that it is still you.',
    remedy: 'Confirm with your password and second factor, and try again. What you typed is kept.',
  },
  'request.too_many': {
    status: 429,
    sentence: 'This was asked for too often in a short time.',
    remedy: 'Wait a few minutes and try again.',
  },
  'record.unavailable': {
    status: 404,
    sentence: 'No record with that number is available to you.',
    remedy: 'Check the number. If a colleague can open it, ask them who owns the record.',
  },
  'record.changed': {
    status: 409,
    sentence: 'Someone changed this record after you opened it.',
    remedy: 'Open the newer version, compare, and enter your change again. Your draft is kept.',
  },
  'server.failed': {
    status: 500,
    sentence: 'The server could not finish this.',
    remedy: 'Try once more. If it fails again, give the request number below to your administrator.',
  },
  'server.busy': {
    status: 503,
    sentence: 'The server or its database is not available at the moment.',
    remedy: 'Wait a minute and try again. Nothing was half-saved.',
  },
  'server.full': {
    status: 507,
    sentence: 'The disk of the server is full.',
    remedy: 'Ask the administrator to free space, then try again. Nothing was half-saved.',
  },
} as const satisfies Record<string, ErrorEntry>

export type PlatformErrorCode = keyof typeof platformErrors

/** Declares a room's own errors; the server refuses codes that no catalogue lists. */
export function errors<const E extends Record<string, ErrorEntry>>(entries: E): E {
  return entries
}

/** One thing wrong at one place of the input. */
export const FieldProblem = z.object({
  path: z.string().describe('Where: a field name, or a row and column'),
  message: z.string(),
})
export type FieldProblem = z.infer<typeof FieldProblem>

/** What every failed request answers with. */
export const Problem = z.object({
  code: z.string(),
  sentence: z.string(),
  remedy: z.string(),
  requestId: z.string(),
  fields: z.array(FieldProblem).optional(),
})
export type Problem = z.infer<typeof Problem>
