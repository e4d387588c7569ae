import { useCallback } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { call, useChange } from '#web/client'
import { notifyFailed } from '#web/notices'
import { sessionQuery } from '#web/session'
import { readSession, signOut } from '../../../platform/access/contract.ts'
import { forgetRecentPages } from '../palette/recent.ts'

/** Ends the session and forgets everything that was read in it. */
export function useSignOut(): () => void {
  const forget = useForgetPerson()
  const leave = useChange(signOut, { onSuccess: forget, onError: notifyFailed })
  return () => leave.mutate({})
}

/** Forgets what was read for a person whose session is over, and asks who is there now. */
export function useForgetPerson(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(async () => {
    forgetRecentPages()
    const session = await call(readSession, {})
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] })
    client.setQueryData(sessionQuery.queryKey, session)
  }, [client])
}
