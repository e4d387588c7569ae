import { useEffect, useState } from 'react'
import { Button } from '@mantine/core'
import { ProblemError, useCall, useChange } from '#web/client'
import { DraftOffer, Form, problemFields, UnsavedGuard, useDraft } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { PageBody, PageHead } from '#web/page'
import { PageLink, useGo, usePageTitle } from '#web/pages'
import { NotRead, RecordPage } from '#web/record'
import { Empty } from '#web/states'
import { listExhibits, readExhibit, reviseExhibit, type Exhibit } from '../../contract/index.ts'
import { useToExhibits } from '../back.ts'
import { ExhibitFields } from './ExhibitFields.tsx'
import { text } from './text.ts'
import { CHOICES, contentOf, notNumbers, NUMBERS, TEXTS, valuesOf } from './values.ts'

/** Correcting an exhibit. */
export default function EditExhibit() {
  return <RecordPage back={useToExhibits()}>{(id) => <Read id={id} />}</RecordPage>
}

function Read({ id }: { id: string }) {
  const exhibit = useCall(readExhibit, { params: { id } }, { staleTime: 0 })
  if (!exhibit.data) return <NotRead of={exhibit} shape="form" />
  return <Opened latest={exhibit.data} />
}

/** The version that was opened stays the ground of the form while newer answers arrive. */
function Opened({ latest }: { latest: Exhibit }) {
  const t = useMessages(text)
  const [opened] = useState(latest)
  const title = t('editTitle', { number: opened.number })
  usePageTitle(title)
  return (
    <>
      <PageHead title={title} />
      <PageBody narrow>
        {opened.mayEdit ? (
          <Fields opened={opened} title={title} />
        ) : (
          <Empty
            title={t('mayNotTitle')}
            action={<PageLink to={`/ballistics/exhibits/${opened.id}`}>{t('openIt')}</PageLink>}
          />
        )}
      </PageBody>
    </>
  )
}

const INPUTS = [...TEXTS, ...NUMBERS, ...CHOICES, 'kind']

function Fields({ opened, title }: { opened: Exhibit; title: string }) {
  const t = useMessages(text)
  const go = useGo()
  const [start] = useState(() => valuesOf(opened))
  const draft = useDraft(`exhibit.edit.${opened.id}.${opened.version}`, start)
  const [wrong, setWrong] = useState<readonly string[]>([])
  const [done, setDone] = useState(false)
  const params = { id: opened.id }
  const revise = useChange(reviseExhibit, {
    invalidates: [readExhibit, listExhibits],
    onSuccess: ({ number }) => {
      draft.saved()
      notifyDone({ message: t('saved', { number }) })
      setDone(true)
    },
  })
  // Leaving waits until the guard knows that everything is saved.
  useEffect(() => {
    if (done) go(`/ballistics/exhibits/${opened.id}`)
  }, [done, go, opened.id])
  const save = () => {
    const texts = notNumbers(draft.values)
    setWrong(texts)
    if (texts.length > 0 || revise.isPending) return
    revise.mutate({ params, body: { version: opened.version, content: contentOf(opened, draft.values) } })
  }
  const failed = atInputs(revise.error)
  const problems = problemFields(failed)
  return (
    <>
      <UnsavedGuard when={draft.dirty && !done} />
      <Form
        label={title}
        onSubmit={save}
        error={failed}
        inputs={INPUTS}
        actions={
          <>
            <Button type="submit" loading={revise.isPending}>
              {t('save')}
            </Button>
            <Button variant="subtle" component={PageLink} to={`/ballistics/exhibits/${opened.id}`}>
              {t('cancel')}
            </Button>
          </>
        }
      >
        <p>{t('editHelp')}</p>
        <DraftOffer draft={draft} />
        <ExhibitFields
          values={draft.values}
          onChange={draft.change}
          error={(name) => (wrong.includes(name) ? t('badNumber') : problems.of(name))}
        />
      </Form>
    </>
  )
}

/** A failed save with its fields named as the inputs are. */
function atInputs(error: ProblemError | null): ProblemError | null {
  if (!error || error.fields.length === 0) return error
  const fields = error.fields.map(({ path, message }) => ({
    path: path.replace(/^(body\.)?content\./, ''),
    message,
  }))
  return new ProblemError({ ...error.problem, fields }, error.status)
}
