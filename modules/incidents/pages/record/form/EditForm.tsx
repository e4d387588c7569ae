import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { call, useChange } from '#web/client'
import type { ProblemError } from '#web/client'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { useGo, useSearch } from '#web/pages'
import {
  listIncidents,
  listVersions,
  readIncident,
  readMap,
  reviseIncident,
  summariseIncidents,
} from '../../../contract/index.ts'
import type { Incident } from '../../../contract/index.ts'
import { countsWords, useSentences } from '../say.ts'
import { Conflict } from './Conflict.tsx'
import { IncidentForm } from './IncidentForm.tsx'
import { readForm } from './read.ts'
import { formText } from './text.ts'
import { atInputs, useIncidentForm } from './useIncidentForm.ts'
import { useFailure, useReadingWords, useRefusal } from './useReading.ts'
import { valuesOf } from './values.ts'

const Search = z.object({ from: z.string().max(2000).optional() })
const STALE = [readIncident, listVersions, listIncidents, summariseIncidents, readMap]

/** The form over an incident; a version saved by someone else in between is shown beside what was typed. */
export function EditForm({ opened }: { opened: Incident }) {
  const t = useMessages(formText)
  const go = useGo()
  const [{ from }] = useSearch(Search)
  const [ground, setGround] = useState(opened)
  const [start] = useState(() => valuesOf(opened))
  const [failed, setFailed] = useFailure()
  const [done, setDone] = useState(false)
  const form = useIncidentForm(`incident.edit.${opened.id}`, start, failed)
  const [theirs, setTheirs] = useState<Incident | null>(null)
  const save = useSave({ opened, ground, form, setFailed, setDone, setTheirs })
  const page = useCallback(
    () => go(`/incidents/${opened.id}`, from === undefined ? {} : { from }),
    [go, opened.id, from],
  )
  // Leaving waits until the guard knows that everything is saved.
  useEffect(() => {
    if (done) page()
  }, [done, page])
  return (
    <IncidentForm
      form={form}
      error={theirs ? null : failed}
      saving={save.pending}
      done={done}
      edit
      onSave={save.run}
      onCancel={page}
      notice={
        theirs && (
          <Conflict
            opened={valuesOf(ground)}
            theirs={valuesOf(theirs)}
            mine={form.values}
            onMerge={(values) => {
              form.change(values)
              setGround(theirs)
              setTheirs(null)
              setFailed(null)
              notifyDone({ message: t('merged', { version: theirs.version }) })
            }}
          />
        )
      }
    />
  )
}

interface SaveInput {
  opened: Incident
  ground: Incident
  form: ReturnType<typeof useIncidentForm>
  setFailed: (error: unknown) => void
  setDone: (done: boolean) => void
  setTheirs: (incident: Incident) => void
}

function useSave({ opened, ground, form, setFailed, setDone, setTheirs }: SaveInput) {
  const t = useMessages(formText)
  const say = useSentences()
  const words = useReadingWords()
  const refusal = useRefusal()
  const sending = useRef(false)
  const params = { id: opened.id }
  const revise = useChange(reviseIncident, {
    invalidates: STALE,
    onSuccess: (incident) => {
      form.draft.saved()
      const { number, version } = incident
      const same = version === form.values.version
      const told = { number, version, counts: countsWords(say, incident) }
      notifyDone({ message: same ? t('unchanged') : t('savedEdit', told) })
      setDone(true)
    },
    onError: (error) => {
      sending.current = false
      setFailed(atInputs(error))
      if (error.code === 'record.changed') void call(readIncident, { params }).then(setTheirs, setFailed)
    },
  })
  const run = () => {
    if (sending.current) return
    const { content, problems } = readForm(form.values, words, ground)
    const reason = form.values.reason.trim()
    const missing = reason === '' ? [{ path: 'reason', message: t('reasonMissing') }] : []
    if (!content || missing.length > 0) return setFailed(refusal([...(problems ?? []), ...missing]))
    sending.current = true
    setFailed(null as ProblemError | null)
    revise.mutate({ params, body: { version: form.values.version, reason, content } })
  }
  return { run, pending: revise.isPending }
}
