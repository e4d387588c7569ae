import { Button, Modal, SegmentedControl, Select, Textarea } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import { useCall, useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone, notifyFailed } from '#web/notices'
import { PageBody, PageHead, Section } from '#web/page'
import { PageLink, useGo, useSearch } from '#web/pages'
import { useMay } from '#web/session'
import { Empty, ErrorNotice, Loading } from '#web/states'
import {
  decideTask,
  draftTrace,
  listTasks,
  runReconciliation,
  takeIn,
  TaskKind,
  type Task,
} from '../../contract/index.ts'
import { Caveat } from '../parts/Caveat.tsx'
import { text } from './text.ts'
import styles from './tasks.module.css'

const Search = z.object({
  kind: TaskKind.optional(),
  state: z.enum(['open', 'set-aside', 'settled']).default('open'),
})

/** What property room, recoveries and traces do not agree on: each with its reason and what to do. */
export default function TasksPage() {
  const t = useMessages(text)
  const { moment, percent } = useFormats()
  const may = useMay('tracing.write')
  const [{ kind, state }, change] = useSearch(Search)
  const list = useCall(listTasks, { query: { ...(kind && { kind }), state } }, { keepPrevious: true })
  const run = useChange(runReconciliation, {
    invalidates: [listTasks],
    onSuccess: ({ found, settled }) => notifyDone({ message: t('ran', { found, settled }) }),
    onError: notifyFailed,
  })
  const { data } = list
  const open = data?.counts.reduce((sum, one) => sum + one.open, 0) ?? 0
  const share = data && data.traced.of > 0 ? data.traced.count / data.traced.of : null
  return (
    <>
      <PageHead
        title={t('title')}
        count={
          data &&
          [
            t('open', { count: open }),
            share !== null && t('traced', { share: percent(share, 1), of: data.traced.of }),
            data.ranAt && t('ranAt', { at: moment(data.ranAt) }),
          ]
            .filter(Boolean)
            .join(' · ')
        }
        actions={
          may && (
            <Button
              loading={run.isPending}
              onClick={() => run.mutate({})}
              leftSection={<IconRefresh size={16} stroke={1.6} aria-hidden />}
            >
              {t('run')}
            </Button>
          )
        }
      />
      <PageBody>
        <div className={styles['choice']}>
          <Select
            aria-label={t('kind')}
            placeholder={t('allKinds')}
            clearable
            w={320}
            value={kind ?? null}
            data={TaskKind.options.map((value) => ({
              value,
              label: `${t(`${value}.title`)} (${data?.counts.find((one) => one.kind === value)?.open ?? 0})`,
            }))}
            onChange={(value) => change({ kind: value ?? undefined })}
          />
          <SegmentedControl
            aria-label={t('state')}
            value={state}
            onChange={(value) => change({ state: value })}
            data={(['open', 'set-aside', 'settled'] as const).map((value) => ({
              value,
              label: t(`state.${value}`),
            }))}
          />
        </div>
        {list.isPending && <Loading />}
        {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
        {data?.tasks.length === 0 && (
          <Empty title={t('none')}>{t(data.ranAt ? 'noneHelp' : 'neverRan')}</Empty>
        )}
        {data &&
          TaskKind.options
            .map((one) => ({ one, tasks: data.tasks.filter((task) => task.kind === one) }))
            .filter(({ tasks }) => tasks.length > 0)
            .map(({ one, tasks }) => (
              <Section key={one} title={t(`${one}.title`)} note={t('shown', { count: tasks.length })}>
                <p className={styles['why']}>{t(`${one}.why`)}</p>
                <ul className={styles['tasks']}>
                  {tasks.map((task) => (
                    <TaskLine key={task.id} task={task} may={may} />
                  ))}
                </ul>
              </Section>
            ))}
        {share !== null && <Caveat />}
      </PageBody>
    </>
  )
}

function TaskLine({ task, may }: { task: Task; may: boolean }) {
  const t = useMessages(text)
  const { date } = useFormats()
  const fact = (name: string) => {
    const value = task.facts[name]
    return value === null || value === undefined || value === '' ? null : String(value)
  }
  const day = (name: string) => {
    const value = fact(name)
    return value && /^\d{4}/.test(value) ? date(value) : value
  }
  const said = [
    fact('case') && t('case', { number: fact('case')! }),
    fact('tag') && t('tag', { tag: fact('tag')! }),
    fact('trace') ?? fact('traces'),
    day('recovered') && t('recovered', { on: day('recovered')! }),
    fact('days') && t('days', { count: Number(fact('days')) }),
    fact('report') && t('report', { report: fact('report')!, on: day('reported') ?? '' }),
    fact('other') && t('other', { other: fact('other')! }),
    fact('why'),
  ].filter(Boolean)
  return (
    <li>
      <div>
        <p className={styles['gun']}>
          {fact('gun') ?? t('unknownGun')} <span className={styles['mono']}>{fact('serial')}</span>
        </p>
        <p className={styles['quiet']}>{said.join(' · ')}</p>
        {task.reason && (
          <p className={styles['quiet']}>{t('asideBy', { reason: task.reason, by: task.decidedBy ?? '' })}</p>
        )}
      </div>
      <div className={styles['actions']}>
        <Do task={task} may={may} />
        {may && task.state !== 'settled' && <Aside task={task} />}
      </div>
    </li>
  )
}

/** The one thing to do about a finding. */
function Do({ task, may }: { task: Task; may: boolean }) {
  const t = useMessages(text)
  const go = useGo()
  const request = useChange(draftTrace, {
    invalidates: [listTasks],
    onSuccess: (trace) => go(`/tracing/traces/${trace.id}`),
    onError: notifyFailed,
  })
  const take = useChange(takeIn, {
    invalidates: [listTasks],
    onSuccess: ({ recoveryId }) => go(`/tracing/${recoveryId}`),
    onError: notifyFailed,
  })
  const { recoveryId, traceId, propertyId } = task
  if (may && task.kind === 'not-recovered' && propertyId)
    return (
      <Button
        size="compact-sm"
        loading={take.isPending}
        onClick={() => take.mutate({ params: { id: propertyId } })}
      >
        {t('takeIn')}
      </Button>
    )
  if (may && task.kind === 'not-traced' && recoveryId)
    return (
      <>
        <Button size="compact-sm" variant="subtle" component={PageLink} to={`/tracing/${recoveryId}`}>
          {t('openGun')}
        </Button>
        <Button
          size="compact-sm"
          loading={request.isPending}
          onClick={() => request.mutate({ params: { id: recoveryId } })}
        >
          {t('request')}
        </Button>
      </>
    )
  const to = traceId ? `/tracing/traces/${traceId}` : recoveryId ? `/tracing/${recoveryId}` : null
  if (!to) return null
  return (
    <Button size="compact-sm" variant="default" component={PageLink} to={to}>
      {t(traceId ? 'openTrace' : 'openGun')}
    </Button>
  )
}

function Aside({ task }: { task: Task }) {
  const t = useMessages(text)
  const [opened, setOpened] = useState(false)
  const [reason, setReason] = useState('')
  const decide = useChange(decideTask, {
    invalidates: [listTasks],
    onSuccess: () => setOpened(false),
    onError: notifyFailed,
  })
  const params = { id: task.id }
  if (task.state === 'set-aside')
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => decide.mutate({ params, body: { state: 'open', reason: '' } })}
      >
        {t('reopen')}
      </Button>
    )
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={() => setOpened(true)}>
        {t('setAside')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('setAsideTitle')}>
        <Textarea
          label={t('reason')}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <Button
          mt={12}
          disabled={reason.trim() === ''}
          loading={decide.isPending}
          onClick={() => decide.mutate({ params, body: { state: 'set-aside', reason: reason.trim() } })}
        >
          {t('setAside')}
        </Button>
      </Modal>
    </>
  )
}
