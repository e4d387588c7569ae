import type { CallInput, RouteShape } from '#contract'

/** In a query, a list may be given as an array and a flag as a boolean; both travel as text. */
type Query<Q> = {
  [K in keyof Q]: Q[K] | (Q[K] extends string | undefined ? readonly string[] | number | boolean : never)
}

type Part<R extends RouteShape, K extends keyof CallInput<R>> = K extends 'query'
  ? Query<CallInput<R>[K]>
  : CallInput<R>[K]

type Free<V> = undefined extends V ? true : Record<string, never> extends V ? true : false

type Needed<R extends RouteShape> = {
  [K in keyof CallInput<R> as Free<CallInput<R>[K]> extends true ? never : K]: Part<R, K>
}
type Spare<R extends RouteShape> = {
  [
    K in keyof CallInput<R> as Free<CallInput<R>[K]> extends true
      ? CallInput<R>[K] extends undefined
        ? never
        : K
      : never
  ]?: Part<R, K> | undefined
}

/** What a call of a route takes: the parts its contract names, and only those required that have required fields. */
export type RouteInput<R extends RouteShape> = Needed<R> & Spare<R>

/** The same parts without their types, for the code that only carries them. */
export interface LooseInput {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}
