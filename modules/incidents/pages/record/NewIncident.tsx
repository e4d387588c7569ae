import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { PageBody, PageHead } from '#web/page'
import { useGo, useSearch } from '#web/pages'
import { useMay } from '#web/session'
import { Empty } from '#web/states'
import { listIncidents, readMap, recordIncident, summariseIncidents } from '../../contract/index.ts'
import { IncidentForm } from './form/IncidentForm.tsx'
import { readForm } from './form/read.ts'
import { formText } from './form/text.ts'
import { atInputs, useIncidentForm } from './form/useIncidentForm.ts'
import { useFailure, useReadingWords, useRefusal } from './form/useReading.ts'
import { emptyValues } from './form/values.ts'
import { countsWords, useSentences } from './say.ts'

const Search = z.object({ from: z.string().max(2000).optional() })

/** Entering an incident. */
export default function NewIncident() {
  const t = useMessages(formText)
  const may = useMay('incidents.write')
  return (
    <>
      <PageHead title={t('recordTitle')} count={may && t('recordHelp')} />
      {may ? (
        <NewForm />
      ) : (
        <PageBody>
          <Empty title={t('mayNotRecordTitle')}>{t('mayNotRecordText')}</Empty>
        </PageBody>
      )}
    </>
  )
}

function NewForm() {
  const t = useMessages(formText)
  const say = useSentences()
  const go = useGo()
  const [{ from }] = useSearch(Search)
  const [start] = useState(emptyValues)
  const [failed, setFailed] = useFailure()
  const [savedAs, setSavedAs] = useState<string | null>(null)
  const form = useIncidentForm('incident.new', start, failed)
  const words = useReadingWords()
  const refusal = useRefusal()
  const sending = useRef(false)
  const record = useChange(recordIncident, {
    invalidates: [listIncidents, summariseIncidents, readMap],
    onSuccess: (incident) => {
      form.draft.saved()
      notifyDone({ message: t('saved', { number: incident.number, counts: countsWords(say, incident) }) })
      setSavedAs(incident.id)
    },
    onError: (error) => {
      sending.current = false
      setFailed(atInputs(error))
    },
  })
  // Leaving waits until the guard knows that everything is saved.
  useEffect(() => {
    if (savedAs) go(`/incidents/${savedAs}`, from === undefined ? {} : { from })
  }, [savedAs, from, go])
  const save = () => {
    if (sending.current) return
    const { content, problems } = readForm(form.values, words)
    if (!content) return setFailed(refusal(problems))
    sending.current = true
    setFailed(null)
    record.mutate({ body: content })
  }
  return (
    <IncidentForm
      form={form}
      error={failed}
      saving={record.isPending}
      done={savedAs !== null}
      edit={false}
      onSave={save}
      onCancel={() => go('/incidents')}
    />
  )
}
