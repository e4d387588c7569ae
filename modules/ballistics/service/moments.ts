import type { FieldProblem } from '#contract'

const DAY_MS = 86_400_000

/** A day that has not come anywhere on earth. */
export const notYet = (path: string, moment: string | null, now = Date.now()): FieldProblem[] =>
  moment !== null && moment.slice(0, 10) > new Date(now + DAY_MS).toISOString().slice(0, 10)
    ? [{ path, message: 'This day has not come yet. Check the date.' }]
    : []
