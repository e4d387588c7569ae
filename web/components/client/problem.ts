import type { FieldProblem, Problem } from '#contract'

/** A failed request: the catalogue's sentence and remedy, the fields at fault, and the number to quote. */
export class ProblemError extends Error {
  readonly problem: Problem
  /** HTTP status; 0 when no answer came back. */
  readonly status: number

  constructor(problem: Problem, status: number) {
    super(problem.sentence)
    this.name = 'ProblemError'
    this.problem = problem
    this.status = status
  }

  get code(): string {
    return this.problem.code
  }

  get fields(): readonly FieldProblem[] {
    return this.problem.fields ?? []
  }
}

/** What to say when the server could not be reached at all. */
export function unreachable(): ProblemError {
  return new ProblemError(
    {
      code: 'network.unreachable',
      sentence: 'The server did not answer.',
      remedy: 'Check the connection and try again. What you typed is kept.',
      requestId: '',
    },
    0,
  )
}

/** Reads the body of a failed answer; one that is not a problem (a proxy's page) becomes a general one. */
export function problemFrom(body: unknown, status: number, requestId: string): ProblemError {
  if (isProblem(body)) return new ProblemError(body, status)
  return new ProblemError(
    {
      code: 'server.failed',
      sentence: `The server answered with status ${status} and no explanation.`,
      remedy: 'Try once more. If it fails again, tell your administrator what you were doing.',
      requestId,
    },
    status,
  )
}

/** Any thrown value as a problem, so that a notice can always show sentence and remedy. */
export function asProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  return {
    code: 'page.failed',
    sentence: 'This part of the page stopped working.',
    remedy: 'Try again. If it fails once more, reload the page and tell your administrator the text below.',
    requestId: error instanceof Error ? error.message : '',
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'sentence' in body && 'remedy' in body
}
