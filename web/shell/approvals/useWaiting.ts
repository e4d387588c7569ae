import { useEffect } from 'react'
import { useRouterState } from '@tanstack/react-router'
import { useCall } from '#web/client'
import { useMay } from '#web/session'
import { countWaiting } from '../../../platform/acts/contract.ts'

const FRESH_MS = 60_000

/**
 * How many requests wait for the reader. Asked again when they go to another page, at most once a minute, and
 * never by a clock: a screen left alone must not keep its session alive.
 */
export function useWaiting(): number {
  const decides = useMay('acts.approve')
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const { data, isStale, refetch } = useCall(countWaiting, {}, { enabled: decides, staleTime: FRESH_MS })
  useEffect(() => {
    if (decides && isStale) void refetch()
    // Going to another page is what asks again, not the answer growing old.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [pathname])
  return data?.waiting ?? 0
}
