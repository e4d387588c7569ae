import type { FieldProblem } from '#contract'
import { ProblemError } from '#web/client'

/** What a failed save says about each input. */
export interface ProblemFields {
  /** The message for an input: `of('victims.0.age')`, or null. */
  of: (path: string) => string | null
  /** Those that belong to none of the inputs named in `known`. */
  others: (known: readonly string[]) => readonly FieldProblem[]
}

/** Sorts the fields of a problem to the inputs they belong to. Paths stand without `body`. */
export function problemFields(error: unknown): ProblemFields {
  const fields = error instanceof ProblemError ? error.fields : []
  const byPath = new Map<string, string>()
  for (const { path, message } of fields) {
    const name = inputName(path)
    const before = byPath.get(name)
    byPath.set(name, before ? `${before} ${message}` : message)
  }
  return {
    of: (path) => byPath.get(path) ?? null,
    others: (known) => fields.filter(({ path }) => !known.includes(inputName(path))),
  }
}

/** `body.victims[0].age`, `/victims/0/age` and `victims.0.age` name the same input. */
function inputName(path: string): string {
  return path
    .replace(/^\//, '')
    .replaceAll('/', '.')
    .replace(/\[(\d+)\]/g, '.$1')
    .replace(/^body\./, '')
}
