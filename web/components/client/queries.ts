import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query'
import type { CallOutput, RouteShape } from '#contract'
import { call } from './call.ts'
import type { CallOptions } from './call.ts'
import type { RouteInput } from './input.ts'
import { ProblemError } from './problem.ts'

/** The cache of the app. Retries only what another attempt can mend: no answer, or a busy server. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 2 && mendsItself(error),
      },
      mutations: { retry: false },
    },
  })
}

const mendsItself = (error: unknown) =>
  error instanceof ProblemError && (error.status === 0 || error.status === 503)

export interface UseCallOptions {
  /** False waits, for instance until something is chosen. */
  enabled?: boolean
  /** Shows the former answer while a changed input loads: filters and pages do not flash. */
  keepPrevious?: boolean
  /** Milliseconds an answer counts as fresh; 30 seconds unless said. */
  staleTime?: number
  /** Milliseconds between refreshes. */
  refreshEvery?: number | false
}

/** The key under which answers of a route are kept. */
export function keyOf(route: RouteShape, input?: unknown): readonly unknown[] {
  return input === undefined ? [route.id] : [route.id, input]
}

/** Reads a route and keeps the answer: `useCall(listPeople, {})`. */
export function useCall<R extends RouteShape>(
  route: R,
  input: RouteInput<R>,
  options: UseCallOptions = {},
): UseQueryResult<CallOutput<R>, ProblemError> {
  return useQuery<CallOutput<R>, ProblemError>({
    queryKey: keyOf(route, input),
    queryFn: ({ signal }) => call(route, input, { signal }),
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
    ...(options.refreshEvery === undefined ? {} : { refetchInterval: options.refreshEvery }),
  })
}

export interface UseChangeOptions<R extends RouteShape> {
  /** Routes whose answers this change makes stale. */
  invalidates?: readonly RouteShape[]
  onSuccess?: (output: CallOutput<R>, input: RouteInput<R>) => unknown
  onError?: (error: ProblemError) => void
  onProgress?: CallOptions['onProgress']
}

/** Writes through a route: `const invite = useChange(invitePerson, { invalidates: [listPeople] })`. */
export function useChange<R extends RouteShape>(
  route: R,
  options: UseChangeOptions<R> = {},
): UseMutationResult<CallOutput<R>, ProblemError, RouteInput<R>> {
  const client = useQueryClient()
  return useMutation<CallOutput<R>, ProblemError, RouteInput<R>>({
    mutationFn: (input) => call(route, input, { onProgress: options.onProgress }),
    onSuccess: async (output, input) => {
      for (const stale of options.invalidates ?? []) void client.invalidateQueries({ queryKey: keyOf(stale) })
      await options.onSuccess?.(output, input)
    },
    ...(options.onError ? { onError: options.onError } : {}),
  })
}
