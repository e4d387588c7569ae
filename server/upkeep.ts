import { tidyAccounts } from '#platform/access'
import type { House } from '#platform/module'
import { accessAudit } from './house.ts'
import { modules } from './modules.ts'

const HOUR_MS = 3_600_000
const FIRST_MS = 60_000

/**
 * Tidies accounts and asks each room what is due, now and then, until it is stopped. Every worker may do it: what one
 * has done, another finds done.
 */
export function startUpkeep(house: House): () => void {
  const { database } = house
  const tidy = () => {
    const due = [
      tidyAccounts(database, accessAudit(database), new Date()),
      ...modules.flatMap((module) => module.upkeep?.(house) ?? []),
    ]
    // A database that is away for a moment is asked again in an hour.
    void Promise.allSettled(due)
  }
  const first = setTimeout(tidy, FIRST_MS)
  const hourly = setInterval(tidy, HOUR_MS)
  return () => {
    clearTimeout(first)
    clearInterval(hourly)
  }
}
