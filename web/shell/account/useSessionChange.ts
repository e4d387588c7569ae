import { useCallback } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { keyOf } from '#web/client'
import { notifyDone } from '#web/notices'
import { sessionQuery } from '#web/session'
import { listSessions, readAccount } from '../../../platform/access/contract.ts'
import type { Session } from '../../../platform/access/contract.ts'

/** After a change of a credential: the session that goes on, the account as it is now, and a word about it. */
export function useSessionChange(): (session: Session, message: string) => void {
  const client = useQueryClient()
  return useCallback(
    (session, message) => {
      client.setQueryData(sessionQuery.queryKey, session)
      for (const route of [readAccount, listSessions])
        void client.invalidateQueries({ queryKey: keyOf(route) })
      notifyDone({ message })
    },
    [client],
  )
}
