import type { Finding } from './finding.ts'
import type { Ground } from './rule.ts'
import { rules } from './rules.ts'
import type { TraceRequest } from './trace.ts'

export { Finding } from './finding.ts'
export type { Ground } from './rule.ts'
export { rules } from './rules.ts'

/**
 * What the tracing center would send a request back for, and what deserves a second look, each with its rule's source.
 * The same on the screen while a request is written and on the server before it leaves.
 */
export function checkRequest(request: TraceRequest, ground: Ground): Finding[] {
  return rules.flatMap(({ broken, ...rule }) => {
    const found = broken(request, ground)
    return found === false ? [] : [{ ...rule, suggestion: found === true ? null : found }]
  })
}
