import { useMessages } from '#web/messages'
import { LongWork } from '#web/states'
import type { Sending } from './useSending.ts'
import { words } from './words.ts'

const MEGABYTE = 1_000_000

/** The file that is travelling, and how many wait. `arrived` says what happens once all of it is there. */
export function Travelling({
  sending: { current, waiting = 0 },
  arrived,
}: {
  sending: Pick<Sending, 'current'> & Partial<Pick<Sending, 'waiting'>>
  arrived?: (name: string) => string
}) {
  const t = useMessages(words)
  if (!current) return null
  const { name, progress } = current
  const there = arrived !== undefined && progress.total > 0 && progress.sent >= progress.total
  return (
    <LongWork
      title={there ? arrived(name) : t('sending', { name })}
      {...(waiting > 0 && { step: t('queued', { count: waiting }) })}
      done={megabytes(progress.sent)}
      total={there ? undefined : megabytes(progress.total)}
      unit="MB"
    />
  )
}

const megabytes = (bytes: number) => Math.max(0.1, Math.round(bytes / (MEGABYTE / 10)) / 10)
