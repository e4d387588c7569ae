import type { Database } from '#platform/db'
import { writeProgress } from './store.ts'

const TELL_EVERY_MS = 300

/**
 * Writes a job's progress outside its transaction, so that others see it while the job runs, and no more
 * often than a person can read.
 */
export function createProgress(database: Database, id: string) {
  let stop = false
  let last = 0
  let lastStep = ''
  return {
    async tell(step: string, done: number, total: number | null): Promise<void> {
      const now = Date.now()
      if (step === lastStep && now - last < TELL_EVERY_MS) return
      last = now
      lastStep = step
      if (await writeProgress(database, id, { step, done, total })) stop = true
    },
    cancelled: () => stop,
    end() {
      stop = true
    },
  }
}
