import type { FastifyInstance } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { FieldProblem } from '#contract'
import { asFailure, Failure, problemOf } from './failure.ts'

/** Every failure leaves as a `Problem`; what is not in the catalogue leaves as `server.failed`. */
export function answerFailures(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const failure = hasZodFastifySchemaValidationErrors(error)
      ? new Failure('request.invalid', { fields: fieldProblems(error.validation) })
      : asFailure(error)
    // The cause may quote a value, so only its kind and place are logged.
    if (failure.status >= 500) request.log.error({ requestId: request.id, ...kindOf(error) }, failure.code)
    return reply.status(failure.status).type('application/json').send(problemOf(failure, request.id))
  })
  app.setNotFoundHandler((request, reply) => {
    const failure = new Failure('request.unknown_address')
    return reply.status(404).send(problemOf(failure, request.id))
  })
}

function fieldProblems(
  validation: readonly { instancePath: string; message?: string | undefined }[],
): FieldProblem[] {
  return validation.map(({ instancePath, message }) => ({
    path: instancePath.replace(/^\//, '').replaceAll('/', '.'),
    message: message ?? 'This does not fit.',
  }))
}

function kindOf(error: unknown): { kind: string; at: string | undefined } {
  const { name, stack } = error as Error
  const place = stack?.split('\n').find((line) => line.includes('.ts:'))
  return {
    kind: name,
    at: place?.trim().replace(/\(?(file:\/\/)?\/.*\/(?=(platform|modules|server)\/)/, '('),
  }
}
