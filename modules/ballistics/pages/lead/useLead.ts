import type { RouteShape } from '#contract'
import { useChange } from '#web/client'
import { notifyDone } from '#web/notices'
import { countNotices, listNotices } from '../../../../platform/sharing/contract.ts'
import { countLeads, listLeads, readLead } from '../../contract/index.ts'

const STALE = [readLead, listLeads, countLeads, listNotices, countNotices] as const

/** A change to a lead: what shows it is read again, and what was done is said. */
export const useLeadChange = <R extends RouteShape>(route: R, done: string | null, after?: () => void) =>
  useChange(route, {
    invalidates: STALE,
    onSuccess: () => {
      after?.()
      if (done !== null) notifyDone({ message: done })
    },
  })
