import { useEffect, useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { z } from 'zod'
import { useCall } from '#web/client'
import { ClockTimeInput, DraftOffer, UnsavedGuard } from '#web/forms'
import { useKeys } from '#web/keyboard'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { PageBody, PageHead, Section } from '#web/page'
import { PageLink, useGo, usePageTitle, useSearch } from '#web/pages'
import { NotRead, Unavailable } from '#web/record'
import { usePerson } from '#web/session'
import { DayInput } from '#web/sharing'
import { ErrorNotice } from '#web/states'
import { listCases, readCase, type Case } from '../../contract/index.ts'
import { CaseFields, type CaseValues } from '../case/CaseFields.tsx'
import fields from '../fields.module.css'
import { Grid } from './Grid.tsx'
import styles from './grid.module.css'
import { text } from './text.ts'
import { useScene } from './useScene.ts'

const Search = z.object({ case: z.uuid().optional() })

/** The exhibits of a scene, entered at the keyboard: the case once, then one row each. */
export default function EntryPage() {
  const [{ case: caseId }] = useSearch(Search)
  const its = useCall(readCase, { params: { id: caseId ?? '' } }, { enabled: caseId !== undefined })
  if (caseId === undefined) return <Entry key="new" its={null} />
  if (!its.data) return <NotRead of={its} shape="form" />
  return its.data.mayEdit ? <Entry key={caseId} its={its.data} /> : <Unavailable />
}

function Entry({ its }: { its: Case | null }) {
  const t = useMessages(text)
  const go = useGo()
  const [done, setDone] = useState<{ caseId: string; count: number } | null>(null)
  const scene = useScene(its?.id, t, (caseId, count) => setDone({ caseId, count }))
  const { values, change, dirty } = scene.draft
  const title = its === null ? t('title') : t('addTitle', { number: its.number })
  usePageTitle(title)
  const number = its?.number ?? values.case.number
  // Leaving waits until the guard knows that everything is saved.
  useEffect(() => {
    if (done === null) return
    notifyDone({ message: t('done', { count: done.count, number }) })
    go(`/ballistics/cases/${done.caseId}`)
  }, [done, go, t, number])
  useKeys([{ keys: 'mod+Enter', label: t('saveNone'), run: scene.save, inInputs: true }])
  return (
    <>
      <UnsavedGuard when={dirty && done === null} />
      <PageHead title={title} />
      <PageBody>
        <DraftOffer draft={scene.draft} />
        {its === null && (
          <Section title={t('case')}>
            <TheCase values={values.case} onChange={change} error={scene.of} />
          </Section>
        )}
        <Section title={t('collection')}>
          <Collection scene={scene} />
        </Section>
        <Section title={t('exhibits')} note={t('filled', { count: scene.rows.length })}>
          <Grid
            rows={values.rows}
            entered={scene.rows.length}
            onChange={(rows) => change({ rows })}
            error={scene.ofCell}
          />
        </Section>
        {scene.error !== null && <ErrorNotice error={scene.error} hideFields={scene.wrongCells > 0} />}
        <div className={styles['foot']}>
          <Button onClick={scene.save} loading={scene.saving}>
            {scene.rows.length === 0 ? t('saveNone') : t('save', { count: scene.rows.length })}
          </Button>
          <Button variant="subtle" component={PageLink} to="/ballistics/exhibits">
            {t('cancel')}
          </Button>
        </div>
      </PageBody>
    </>
  )
}

interface TheCaseProps {
  values: CaseValues
  onChange: (patch: { case: CaseValues }) => void
  error: (path: string) => string | null
}

/** Case and agency; what is known of the case already is not asked again. */
function TheCase({ values, onChange, error }: TheCaseProps) {
  const t = useMessages(text)
  const known = useKnown(values)
  const note = known && (known.address ? t('known', { address: known.address }) : t('knownShort'))
  return (
    <CaseFields
      values={values}
      onChange={(patch) => onChange({ case: { ...values, ...patch } })}
      error={(name) => error(`case.${name}`)}
      note={note ?? undefined}
      known={known !== null}
    />
  )
}

const bare = (number: string) => number.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')

/** The case that the server would add these exhibits to. */
function useKnown({ number, agency }: CaseValues) {
  const own = usePerson().agency
  const key = bare(number)
  const found = useCall(
    listCases,
    { query: { q: number.slice(0, 80), limit: 20 } },
    { enabled: key.length >= 3, keepPrevious: true },
  )
  const its = agency.trim() === '' ? own : agency.trim()
  return found.data?.cases.find((one) => bare(one.number) === key && one.agency === its) ?? null
}

function Collection({ scene }: { scene: ReturnType<typeof useScene> }) {
  const t = useMessages(text)
  const { values, change } = scene.draft
  return (
    <div className={fields['four']}>
      <DayInput
        label={t('collectedOn')}
        value={values.collectedOn}
        error={scene.of('collectedAt')}
        onChange={(collectedOn) => change({ collectedOn })}
      />
      <ClockTimeInput
        label={t('collectedTime')}
        value={values.collectedTime}
        onChange={(collectedTime) => change({ collectedTime })}
      />
      <TextInput
        label={t('collectedBy')}
        description={t('collectedByHelp')}
        autoComplete="off"
        value={values.collectedBy}
        error={scene.of('collectedBy')}
        onChange={(event) => change({ collectedBy: event.currentTarget.value })}
      />
      <DayInput
        label={t('receivedOn')}
        description={t('receivedHelp')}
        value={values.receivedOn}
        error={scene.of('receivedAt')}
        onChange={(receivedOn) => change({ receivedOn })}
      />
    </div>
  )
}
