import type { Problem, RouteShape } from '#contract'
import { lastAttention } from './attention.ts'

/** Refusals a person can answer on the spot; the refused request is then repeated. */
export type Mendable = 'session.required' | 'session.confirm' | 'purpose.needed'

/** Asks the person. True: what was missing is there now, and the request may be repeated. */
export type Mender = (route: RouteShape, problem: Problem) => Promise<boolean>

const menders = new Map<string, Mender>()
const asking = new Map<string, Promise<boolean>>()
const answeredAt = new Map<string, number>()

/** Says who asks the person after a refusal with this code; answers with the function that takes it back. */
export function onRefused(code: Mendable, mender: Mender): () => void {
  menders.set(code, mender)
  return () => {
    if (menders.get(code) === mender) menders.delete(code)
  }
}

/**
 * Lets the person mend a refusal. Requests refused while the question stands wait for the same answer. A question
 * that was answered is not put again before the person has touched the page: what refreshes by itself must not
 * ask over and over.
 */
export function mend(route: RouteShape, problem: Problem): Promise<boolean> {
  const { code } = problem
  const open = asking.get(code)
  if (open) return open
  const mender = menders.get(code)
  if (!mender || (code !== 'session.required' && (lastAttention() ?? 0) < (answeredAt.get(code) ?? 0)))
    return Promise.resolve(false)
  const answer = mender(route, problem).finally(() => {
    asking.delete(code)
    answeredAt.set(code, Date.now())
  })
  asking.set(code, answer)
  return answer
}
