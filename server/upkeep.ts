import { tidyAccounts } from '#platform/access'
import type { Database } from '#platform/db'
import { accessAudit } from './house.ts'

const HOUR_MS = 3_600_000
const FIRST_MS = 60_000

/**
 * Tidies accounts now and then, until it is stopped. Every worker may do it: what one has done, another finds done.
 */
export function startUpkeep(database: Database): () => void {
  const tidy = () =>
    void tidyAccounts(database, accessAudit(database), new Date()).catch(() => {
      // A database that is away for a moment is asked again in an hour.
    })
  const first = setTimeout(tidy, FIRST_MS)
  const hourly = setInterval(tidy, HOUR_MS)
  return () => {
    clearTimeout(first)
    clearInterval(hourly)
  }
}
