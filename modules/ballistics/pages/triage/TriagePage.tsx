import { useState } from 'react'
import { Button } from '@mantine/core'
import type { z } from 'zod'
import { useCall, useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { PageBody, PageHead } from '#web/page'
import { PageLink, usePageTitle } from '#web/pages'
import { NotRead, RecordPage } from '#web/record'
import { Empty, ErrorNotice } from '#web/states'
import {
  decideTriage,
  listCases,
  listExhibits,
  readCase,
  readExhibit,
  readTriage,
  type Case,
} from '../../contract/index.ts'
import { useToExhibits } from '../back.ts'
import { Groups } from './Groups.tsx'
import { decisionsOf, move, planOf, type Place, type Plan } from './plan.ts'
import styles from './triage.module.css'
import { text } from './text.ts'

/** For the casings of a case: which guns are behind them, and which one of each is entered. */
export default function TriagePage() {
  return <RecordPage back={useToExhibits()}>{(id) => <Read id={id} />}</RecordPage>
}

function Read({ id }: { id: string }) {
  const t = useMessages(text)
  const its = useCall(readCase, { params: { id } })
  const triage = useCall(readTriage, { params: { id } }, { staleTime: 0 })
  usePageTitle(t('title', { number: its.data?.number ?? '' }))
  if (!its.data) return <NotRead of={its} />
  if (!triage.data) return <NotRead of={triage} />
  // A new answer is a new ground: what was planned on an older one would not fit.
  const ground = triage.data.exhibits.map(({ id: one, version }) => `${one}${version}`).join()
  return <Decide key={ground} its={its.data} triage={triage.data} onStale={() => void triage.refetch()} />
}

interface DecideProps {
  its: Case
  triage: z.output<typeof readTriage.response>
  onStale: () => void
}

function Decide({ its, triage, onStale }: DecideProps) {
  const t = useMessages(text)
  const { exhibits: rows, awaited, mayDecide } = triage
  const [plan, setPlan] = useState<Plan>(() => planOf(rows))
  const [missing, setMissing] = useState<readonly string[]>([])
  const { decisions, missing: lacking } = decisionsOf(rows, plan)
  const waiting = rows.filter(
    ({ id, acquiredAt }) => acquiredAt === null && plan.places[id] === 'undecided',
  ).length
  const decide = useChange(decideTriage, {
    invalidates: [readTriage, readExhibit, listExhibits, readCase, listCases],
    onSuccess: (_answer, { body }) => notifyDone({ message: t('saved', { count: body.decisions.length }) }),
    onError: ({ code }) => {
      if (code === 'record.changed') onStale()
    },
  })
  const save = () => {
    setMissing(lacking)
    if (lacking.length === 0) decide.mutate({ params: { id: its.id }, body: { decisions } })
  }
  return (
    <>
      <PageHead
        title={t('title', { number: its.number })}
        count={t('waiting', { count: waiting })}
        actions={
          <>
            <PageLink to={`/ballistics/cases/${its.id}`}>{t('back')}</PageLink>
            {mayDecide && (
              <Button onClick={save} disabled={decisions.length === 0} loading={decide.isPending}>
                {decisions.length === 0 ? t('saveNone') : t('save', { count: decisions.length })}
              </Button>
            )}
          </>
        }
      />
      <PageBody>
        <p className={styles['help']}>
          {[mayDecide ? t('help') : t('mayNot'), awaited > 0 && t('awaited', { count: awaited })]
            .filter(Boolean)
            .join(' ')}
        </p>
        {decide.error && <ErrorNotice error={decide.error} />}
        {rows.length === 0 ? (
          <Empty title={t('none')}>{t('noneHelp')}</Empty>
        ) : (
          <Groups
            rows={rows}
            plan={plan}
            mayDecide={mayDecide}
            missing={missing}
            onMove={(id, to: Place) => setPlan((old) => move(old, id, to))}
            onEnter={(place, id) => setPlan((old) => ({ ...old, entered: { ...old.entered, [place]: id } }))}
            onReason={(place, reason) =>
              setPlan((old) => ({ ...old, reasons: { ...old.reasons, [place]: reason } }))
            }
          />
        )}
      </PageBody>
    </>
  )
}
