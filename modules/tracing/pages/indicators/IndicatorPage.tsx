import { Button } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useCall, useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone, notifyFailed } from '#web/notices'
import { DecisionBar, Section } from '#web/page'
import { PageLink, usePageTitle } from '#web/pages'
import { NotRead, RecordHead, RecordPage, RecordSheet } from '#web/record'
import { useMay } from '#web/session'
import { decideIndicator, listIndicators, readIndicator, type Indicator } from '../../contract/index.ts'
import { Caveat } from '../parts/Caveat.tsx'
import { useToGuns } from '../parts/back.ts'
import { GunTable } from './GunTable.tsx'
import { IndicatorSide } from './IndicatorSide.tsx'
import { useChance } from './say.ts'
import { text } from './text.ts'
import { Timeline } from './Timeline.tsx'
import styles from './indicators.module.css'

/** One indicator: what was seen and expected, why it may be nothing, the guns it rests on, and what came of it. */
export default function IndicatorPage() {
  return <RecordPage back={useToGuns()}>{(id) => <Read id={id} />}</RecordPage>
}

function Read({ id }: { id: string }) {
  const read = useCall(readIndicator, { params: { id } })
  if (!read.data) return <NotRead of={read} />
  return <Shown indicator={read.data} />
}

function Shown({ indicator }: { indicator: Indicator }) {
  const t = useMessages(text)
  usePageTitle(indicator.title)
  const may = useMay('tracing.write')
  return (
    <>
      <Head indicator={indicator} />
      <RecordSheet sideLabel={t('by')} side={<IndicatorSide indicator={indicator} />}>
        <Seen indicator={indicator} />
        <Section
          title={t('timeline')}
          note={t('timelineNote', { count: Math.min(40, indicator.evidence.length) })}
        >
          <Timeline guns={indicator.evidence} />
        </Section>
        <GunTable guns={indicator.evidence} />
        <Caveat />
      </RecordSheet>
      {may && <Decide key={indicator.version} indicator={indicator} />}
    </>
  )
}

function Head({ indicator }: { indicator: Indicator }) {
  const t = useMessages(text)
  const mayRefer = useMay('tracing.refer')
  const open = mayRefer && indicator.state !== 'dismissed' && indicator.referral === null
  return (
    <RecordHead
      title={indicator.title}
      marks={<span className={styles['state']}>{t(`state.${indicator.state}`)}</span>}
      actions={
        open && (
          <Button
            component={PageLink}
            to={`/tracing/referrals/new?indicators=${indicator.id}`}
            leftSection={<IconSend size={16} stroke={1.6} aria-hidden />}
          >
            {t('beginReferral')}
          </Button>
        )
      }
    />
  )
}

function Seen({ indicator }: { indicator: Indicator }) {
  const t = useMessages(text)
  const { few } = useChance()
  const { observed, expected, explanation, innocent, sentence, met } = indicator
  return (
    <>
      <Section title={t('seen')}>
        <div className={styles['prose']}>
          {!met && <p>{t('notMet')}</p>}
          <p className={styles['sentence']}>{sentence}</p>
          {expected !== null && (
            <div className={styles['bars']}>
              <Bar
                kind="observed"
                value={observed}
                most={Math.max(observed, expected)}
                words={few(observed)}
              />
              <Bar
                kind="expected"
                value={expected}
                most={Math.max(observed, expected)}
                words={few(expected)}
              />
            </div>
          )}
          {explanation.map((one) => (
            <p key={one}>{one}</p>
          ))}
        </div>
      </Section>
      <Section title={t('innocent')}>
        <div className={styles['prose']}>
          <p>{innocent}</p>
        </div>
      </Section>
    </>
  )
}

function Bar({
  kind,
  value,
  most,
  words,
}: {
  kind: 'observed' | 'expected'
  value: number
  most: number
  words: string
}) {
  const t = useMessages(text)
  return (
    <>
      <span>{t(kind)}</span>
      <div
        className={styles['bar']}
        data-kind={kind}
        style={{ width: `${Math.max(0.6, (100 * value) / most)}%` }}
      />
      <b>{words}</b>
    </>
  )
}

function Decide({ indicator }: { indicator: Indicator }) {
  const t = useMessages(text)
  const { moment } = useFormats()
  const decide = useChange(decideIndicator, {
    invalidates: [readIndicator, listIndicators],
    onSuccess: () => notifyDone({ message: t('decided') }),
    onError: notifyFailed,
  })
  const keep = { value: 'kept', label: t('keep'), help: t('keepHelp') }
  const dismiss = { value: 'dismissed', label: t('dismiss'), help: t('dismissHelp') }
  const reopen = { value: 'reopened', label: t('reopen'), help: t('reopenHelp') }
  const choices =
    indicator.state === 'dismissed'
      ? [reopen, keep]
      : indicator.state === 'kept'
        ? [dismiss, reopen]
        : [keep, dismiss]
  const last = indicator.events[0]
  return (
    <DecisionBar
      title={t('decide')}
      choices={choices}
      confirm={t('confirm')}
      busy={decide.isPending}
      note={last && `${t(`event.${last.kind}`)}: ${t('eventBy', { by: last.by, at: moment(last.at) })}`}
      onDecide={(decision, reason) =>
        decide.mutate({
          params: { id: indicator.id },
          body: {
            version: indicator.version,
            decision: decision as 'kept' | 'dismissed' | 'reopened',
            reason,
          },
        })
      }
    />
  )
}
