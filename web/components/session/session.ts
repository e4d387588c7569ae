import { useSuspenseQuery } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { Permission, Purpose, Role } from '#contract'
import { call, keyOf, reportSignedOut } from '#web/client'
import { readSession } from '../../../platform/access/contract.ts'
import type { Person, Session } from '../../../platform/access/contract.ts'

/**
 * How the session is read and kept; the shell, sign-in and the purpose menu write to the same place. A session
 * that ended while a person was at work is reported, and what was known stays: the page must not vanish.
 */
export const sessionQuery = {
  queryKey: keyOf(readSession),
  queryFn: async ({ signal, client }: { signal: AbortSignal; client: QueryClient }): Promise<Session> => {
    const known = client.getQueryData<Session>(keyOf(readSession))
    const session = await call(readSession, {}, { signal })
    if (!known?.person || session.person) return session
    reportSignedOut()
    return known
  },
  staleTime: 5 * 60_000,
}

/** Who is at the screen, for which agency and purpose. Waits (suspends) until it is known. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data
}

/** The person signed in. Only for parts that stand behind the sign-in. */
export function usePerson(): Person {
  const { person } = useSession()
  if (!person) throw new Error('Nobody is signed in.')
  return person
}

/** Whether the person may do something, to show or hide what leads to it; the server decides again. */
export function useMay(permission: Permission): boolean {
  const { person, permissions } = useSession()
  if (permission === 'public') return true
  return permission === 'signed-in' ? person !== null : permissions.includes(permission)
}

/** A purpose in words: `crime-analysis` → Crime analysis. */
export function purposeWords(purpose: Purpose): string {
  return sentenceCase(purpose)
}

/** A role in words: `records-clerk` → Records clerk. */
export function roleWords(role: Role): string {
  return sentenceCase(role)
}

function sentenceCase(word: string): string {
  const text = word.replaceAll('-', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
