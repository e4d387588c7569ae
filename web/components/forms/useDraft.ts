import { useCallback, useEffect, useRef, useState } from 'react'
import { usePerson } from '#web/session'
import { dropDraft, readDraft, writeDraft } from './draft-store.ts'
import type { Draft } from './draft-store.ts'

const WRITE_AFTER = 400

export interface DraftState<V> {
  values: V
  /** Changes fields: `change({ name: 'A. Costa' })`. */
  change: (patch: Partial<V>) => void
  /** Whether anything differs from what the form began with. */
  dirty: boolean
  /** A draft left behind earlier, until it is taken up or discarded. */
  offer: Draft<V> | null
  restore: () => void
  discard: () => void
  /** After saving: forgets the draft, and counts `values` as the new beginning. */
  saved: () => void
}

/**
 * The values of a form, kept in this browser per person and form while they are typed. `form` names the form
 * and its record: `incident.edit.<id>`.
 */
export function useDraft<V extends object>(form: string, initial: V): DraftState<V> {
  const owner = usePerson().id
  const [start, setStart] = useState(initial)
  const [values, setValues] = useState(initial)
  const [offer, setOffer] = useState(() => readDraft<V>(owner, form, Date.now()))
  const dirty = JSON.stringify(values) !== JSON.stringify(start)
  const done = useRef(false)

  useEffect(() => {
    if (!dirty || done.current) return
    const timer = setTimeout(() => writeDraft(owner, form, values, Date.now()), WRITE_AFTER)
    return () => clearTimeout(timer)
  }, [dirty, owner, form, values])

  const change = useCallback((patch: Partial<V>) => {
    done.current = false
    setValues((old) => ({ ...old, ...patch }))
  }, [])
  const discard = useCallback(() => {
    dropDraft(owner, form)
    setOffer(null)
  }, [owner, form])
  const restore = useCallback(() => {
    if (offer) setValues((old) => ({ ...old, ...offer.values }))
    setOffer(null)
  }, [offer])
  const saved = useCallback(() => {
    done.current = true
    discard()
    setValues((current) => {
      setStart(current)
      return current
    })
  }, [discard])
  return { values, change, dirty, offer, restore, discard, saved }
}
