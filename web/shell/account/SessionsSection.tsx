import { Button } from '@mantine/core'
import { useCall, useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone, notifyFailed } from '#web/notices'
import { Section } from '#web/page'
import { ErrorNotice, Loading } from '#web/states'
import { endOtherSessions, endSession, listSessions } from '../../../platform/access/contract.ts'
import type { OwnSession } from '../../../platform/access/contract.ts'
import { deviceOf } from './device.ts'
import { words } from './words.ts'
import styles from './account.module.css'

/** Every place the person is signed in at, to recognise and to end. */
export function SessionsSection() {
  const t = useMessages(words)
  const list = useCall(listSessions, {})
  const endOthers = useChange(endOtherSessions, {
    invalidates: [listSessions],
    onSuccess: () => notifyDone({ message: t('sessionsEnded') }),
    onError: notifyFailed,
  })
  const sessions = list.data?.sessions ?? []
  return (
    <Section
      title={t('sessions')}
      actions={
        sessions.some(({ current }) => !current) && (
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate({})}>
            {t('sessionsEndOthers')}
          </Button>
        )
      }
    >
      {list.isPending && <Loading shape="list" rows={2} />}
      {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      <ul className={styles.list}>
        {sessions.map((session) => (
          <SessionLine key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && <p className={styles.help}>{t('sessionsHelp')}</p>}
    </Section>
  )
}

function SessionLine({ session }: { session: OwnSession }) {
  const t = useMessages(words)
  const { moment, list } = useFormats()
  const end = useChange(endSession, {
    invalidates: [listSessions],
    onSuccess: () => notifyDone({ message: t('sessionEnded') }),
    onError: notifyFailed,
  })
  const found = deviceOf(session.agent)
  const device = found ? t('device', found) : t('unknownDevice')
  const begun = moment(session.begunAt)
  const facts = [
    t('sessionBegun', { moment: begun }),
    list(session.methods.map((method) => t(`method-${method}`))),
    !session.current && t('sessionSeen', { moment: moment(session.seenAt) }),
    session.address && t('sessionFrom', { address: session.address }),
  ]
  return (
    <li className={styles.line}>
      <div>
        <span className={styles.strong} title={session.agent ?? undefined}>
          {device}
        </span>
        <span className={styles.quiet}>{facts.filter(Boolean).join(' · ')}</span>
      </div>
      {session.current ? (
        <span className={styles.here}>{t('sessionHere')}</span>
      ) : (
        <Button
          variant="subtle"
          loading={end.isPending}
          onClick={() => end.mutate({ params: { id: session.id } })}
          aria-label={t('sessionEndOne', { device, moment: begun })}
        >
          {t('sessionEnd')}
        </Button>
      )}
    </li>
  )
}
