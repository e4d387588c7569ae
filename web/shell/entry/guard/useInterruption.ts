import { useCallback, useEffect, useRef } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { call, lastAttention, onSignedOut } from '#web/client'
import { sessionQuery, usePerson, useSession } from '#web/session'
import { listSessions, readSession } from '../../../../platform/access/contract.ts'
import type { Ask } from './useQuestions.ts'

/** Clocks of browsers go wrong: the server is asked at least this often whether the session still stands. */
const LONGEST_WAIT_MS = 5 * 60_000
const SHORTEST_WAIT_MS = 5_000
const AFTER_MS = 1_000
/** In the last minutes before the lock, and how often it is looked then. */
const NEAR_MS = 2 * 60_000
const BETWEEN_MS = 20_000

/**
 * Finds out what became of the session and asks the person to unlock it or to sign in again. Answers whether the
 * session is open again.
 */
export function useInterruption(ask: Ask): () => Promise<boolean> {
  const client = useQueryClient()
  const { id } = usePerson()
  const running = useRef<Promise<boolean> | null>(null)
  const interrupt = useCallback((): Promise<boolean> => {
    const run = async () => {
      const session = await call(readSession, {}).catch(() => null)
      if (!session) return false
      if (session.person?.id !== id) return ask(session.state === 'locked' ? 'locked' : 'ended', { session })
      client.setQueryData(sessionQuery.queryKey, session)
      return true
    }
    running.current ??= run().finally(() => {
      running.current = null
    })
    return running.current
  }, [ask, client, id])
  useEffect(() => onSignedOut(() => void interrupt()), [interrupt])
  useLockWatch(interrupt)
  return interrupt
}

/**
 * Hides the page at the moment the server locks the session, not only when the next request is refused. Someone
 * at work on a long text asks the server nothing: shortly before, their keys are told to it as activity.
 */
function useLockWatch(interrupt: () => Promise<boolean>): void {
  const { locksAt } = useSession()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let stopped = false
    const left = () => (locksAt === null ? LONGEST_WAIT_MS : Date.parse(locksAt) - Date.now())
    const look = async () => {
      if (left() <= NEAR_MS && atWork()) await call(listSessions, {}).catch(() => null)
      await interrupt()
      if (!stopped) wait()
    }
    const wait = () => {
      const pause = left() > NEAR_MS ? left() - NEAR_MS : Math.min(left() + AFTER_MS, BETWEEN_MS)
      timer = setTimeout(() => void look(), Math.min(Math.max(pause, SHORTEST_WAIT_MS), LONGEST_WAIT_MS))
    }
    wait()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [locksAt, interrupt])
}

const atWork = () => Date.now() - (lastAttention() ?? 0) < BETWEEN_MS
