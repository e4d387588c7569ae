import { useState } from 'react'
import { useCall, useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { Section, Thread, type ThreadStep } from '#web/page'
import { PageLink, usePageTitle } from '#web/pages'
import { NotRead, RecordHead, RecordPage, RecordSheet } from '#web/record'
import { changeReferral, listReferrals, readReferral, type Referral } from '../../contract/index.ts'
import { GunTable } from '../indicators/GunTable.tsx'
import { Caveat } from '../parts/Caveat.tsx'
import { useToGuns } from '../parts/back.ts'
import { ReferralActions } from './ReferralActions.tsx'
import { ReferralForm } from './ReferralForm.tsx'
import { ReferralSide } from './ReferralSide.tsx'
import { text } from './text.ts'
import styles from './referrals.module.css'

/** One referral: what leaves, to whom, and what became of it. */
export default function ReferralPage() {
  return <RecordPage back={useToGuns()}>{(id) => <Read id={id} />}</RecordPage>
}

function Read({ id }: { id: string }) {
  const read = useCall(readReferral, { params: { id } })
  if (!read.data) return <NotRead of={read} />
  return <Shown key={read.data.version} referral={read.data} />
}

function Shown({ referral }: { referral: Referral }) {
  const t = useMessages(text)
  usePageTitle(t('referral', { number: referral.number }))
  const [editing, setEditing] = useState(false)
  return (
    <>
      <RecordHead
        title={t('referral', { number: referral.number })}
        marks={<span className={styles['state']}>{stateWords(referral, t)}</span>}
        figure={<Thread label={t('thread')} steps={stepsOf(referral, t)} />}
        actions={!editing && <ReferralActions referral={referral} onEdit={() => setEditing(true)} />}
      />
      <RecordSheet sideLabel={t('facts')} side={<ReferralSide referral={referral} />}>
        {editing ? (
          <Edit referral={referral} onDone={() => setEditing(false)} />
        ) : (
          <Words referral={referral} />
        )}
        <Indicators referral={referral} />
        <GunTable guns={referral.guns} />
        <p className={styles['quiet']}>{t('noNames')}</p>
        <Caveat />
      </RecordSheet>
    </>
  )
}

type Say = ReturnType<typeof useMessages<(typeof text)['en']>>

const stateWords = ({ state, outcome }: Referral, t: Say): string =>
  [t(`state.${state}`), outcome && t(`outcome.${outcome}`)].filter(Boolean).join(': ')

const STEPS = ['draft', 'sent', 'acknowledged', 'accepted', 'closed'] as const
const NAMES = {
  draft: 'stepDraft',
  sent: 'stepSent',
  acknowledged: 'stepAcknowledged',
  accepted: 'stepAccepted',
  closed: 'stepClosed',
} as const

/** Where a receiver skipped a step, it counts as done; one that ended stands where it had come. */
function stepsOf({ state, events }: Referral, t: Say): ThreadStep[] {
  const ended = state === 'declined' || state === 'withdrawn'
  const seen = events.map(({ kind }) => kind)
  const reached = STEPS.findLastIndex((step) =>
    step === 'draft' ? true : (seen as readonly string[]).includes(step),
  )
  return STEPS.map((step, at) => ({
    title: t(NAMES[step]),
    state:
      at < reached || state === 'closed' || (ended && at === reached)
        ? 'done'
        : at === reached
          ? 'now'
          : 'later',
  }))
}

function Words({ referral: { content, changedSince } }: { referral: Referral }) {
  const t = useMessages(text)
  return (
    <>
      {changedSince && (
        <p className={styles['notice']} role="status">
          {t('changedSince')}
        </p>
      )}
      <Section title={t('narrative')}>
        <div className={styles['prose']}>
          {content.narrative.split(/\n{2,}/).map((one) => (
            <p key={one}>{one}</p>
          ))}
        </div>
      </Section>
      {content.request && (
        <Section title={t('request')}>
          <div className={styles['prose']}>
            <p>{content.request}</p>
          </div>
        </Section>
      )}
    </>
  )
}

function Edit({ referral, onDone }: { referral: Referral; onDone: () => void }) {
  const t = useMessages(text)
  const change = useChange(changeReferral, { invalidates: [readReferral, listReferrals], onSuccess: onDone })
  return (
    <ReferralForm
      first={referral.content}
      indicators={referral.indicators}
      confirm={t('save')}
      busy={change.isPending}
      error={change.error}
      onCancel={onDone}
      onSave={(content, indicatorIds) =>
        change.mutate({
          params: { id: referral.id },
          body: { version: referral.version, indicatorIds, content },
        })
      }
    />
  )
}

function Indicators({ referral: { indicators } }: { referral: Referral }) {
  const t = useMessages(text)
  return (
    <Section title={t('indicators')} note={String(indicators.length)}>
      <ul className={styles['indicators']}>
        {indicators.map((one) => (
          <li key={one.id}>
            <PageLink underline="hover" to={`/tracing/indicators/${one.id}`}>
              {one.title}
            </PageLink>
            <p>{one.sentence}</p>
            <p className={styles['quiet']}>{t('innocent', { words: one.innocent })}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
