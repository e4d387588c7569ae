import { useEffect } from 'react'
import { useRouterState } from '@tanstack/react-router'
import { useCall } from '#web/client'
import { useMay } from '#web/session'
import { countNotices } from '../../../platform/sharing/contract.ts'

const FRESH_MS = 60_000

/** Notices of other agencies that nobody here has read. Asked again on the way to another page, never by a clock. */
export function useUnread(): number {
  const follows = useMay('sharing.follow')
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const { data, isStale, refetch } = useCall(countNotices, {}, { enabled: follows, staleTime: FRESH_MS })
  useEffect(() => {
    if (follows && isStale) void refetch()
    // Going to another page is what asks again, not the answer growing old.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [pathname])
  return data?.unread ?? 0
}
