import { useState } from 'react'
import { followJob, JobProgress, readJob } from '../../../platform/jobs/contract.ts'
import { addressOf } from './address.ts'
import { useEvents } from './events.ts'
import { useCall } from './queries.ts'

/** A job as it goes on. */
export interface FollowedJob {
  readonly progress: JobProgress | null
  /** Whether events arrive. */
  readonly connected: boolean
}

const ended = (progress: JobProgress | null) =>
  progress !== null && progress.state !== 'waiting' && progress.state !== 'running'

/** Follows a job until it ends, over a line that may drop; `onEnd` is told once. Null follows nothing. */
export function useJob(id: string | null, onEnd: () => void): FollowedJob {
  const [told, setTold] = useState<JobProgress | null>(null)
  const own = told?.id === id ? told : null
  const path = id !== null && !ended(own) ? addressOf(followJob, { id }) : null
  const line = useEvents(path, ({ data }) => {
    const event = JobProgress.safeParse(data)
    if (!event.success || event.data.id !== id) return
    setTold(event.data)
    if (ended(event.data)) onEnd()
  })
  const read = useCall(readJob, { params: { id: id ?? '' } }, { enabled: id !== null && own === null })
  return { progress: own ?? (id === null ? null : (read.data ?? null)), connected: line !== 'waiting' }
}
