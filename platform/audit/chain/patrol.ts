import type { Database } from '#platform/db'
import type { Break } from './break.ts'
import { verifyChain } from './verify.ts'

const EVERY_MS = 60_000
/** At least this many rows at a time, and the whole chain within a day. */
const ROWS = 10_000
const PER_DAY = (24 * 60 * 60_000) / EVERY_MS

/** Goes through the chain a part at a time, over and over, so that a change is found without being looked for. */
export function createPatrol(database: Database, everyMs = EVERY_MS) {
  let position = 1
  let lookedAt = -Infinity
  return {
    /** What is broken in the part that was due; null when it is sound, `undefined` when nothing was due. */
    async look(end: number): Promise<Break | null | undefined> {
      if (end === 0 || performance.now() - lookedAt < everyMs) return undefined
      lookedAt = performance.now()
      if (position > end) position = 1
      const to = Math.min(end, position + Math.max(ROWS, Math.ceil(end / PER_DAY)) - 1)
      const { broken } = await verifyChain(database, { from: position, to })
      // A broken part is looked at again, so that the alarm stands until it is mended.
      if (!broken) position = to + 1
      return broken
    },
  }
}
