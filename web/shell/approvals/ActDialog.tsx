import { Modal } from '@mantine/core'
import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { Facts } from '#web/page'
import { PageLink } from '#web/pages'
import { ErrorNotice, Loading } from '#web/states'
import { readAct } from '../../../platform/acts/contract.ts'
import type { ActItem } from '../../../platform/acts/contract.ts'
import { Decision } from './Decision.tsx'
import { words } from './words.ts'
import styles from './approvals.module.css'

/** One request, read again when it opens: what will happen, why, and the decision. */
export function ActDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useMessages(words)
  const read = useCall(readAct, { params: { id } }, { staleTime: 0 })
  return (
    <Modal opened onClose={onClose} title={read.data?.title ?? t('title')} size="lg">
      {read.isPending && <Loading shape="list" rows={5} />}
      {read.error && <ErrorNotice error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && (
        <div className={styles.dialog}>
          <Told act={read.data} />
          <Decision act={read.data} onClose={onClose} />
        </div>
      )}
    </Modal>
  )
}

function Told({ act }: { act: ActItem }) {
  const t = useMessages(words)
  const { moment } = useFormats()
  const asked = moment(act.askedAt)
  return (
    <>
      <div>
        <p className={styles.quiet}>{t(act.mayDecide ? 'happens' : 'happened')}</p>
        <p className={styles.lead}>{act.summary}</p>
      </div>
      <Facts facts={act.facts.map(({ name, value }) => [name, value] as const)} />
      {act.warning && act.state === 'waiting' && <p className={styles.warning}>{act.warning}</p>}
      <Facts
        facts={[
          [
            t('reason'),
            <>
              {act.reason}
              <br />
              <span className={styles.quiet}>
                {act.mine
                  ? t('askedByMe', { moment: asked })
                  : t('askedBy', { name: act.askedBy, moment: asked })}
              </span>
            </>,
          ],
          [t(act.state), outcomeOf(act, t, moment)],
          [t('why'), act.decisionReason],
        ]}
      />
      {act.path && <PageLink to={act.path}>{t('result')}</PageLink>}
    </>
  )
}

function outcomeOf(
  act: ActItem,
  t: (key: keyof (typeof words)['en'], values?: Record<string, string>) => string,
  moment: (iso: string) => string,
): string | null {
  if (act.state === 'waiting') return t('until', { moment: moment(act.expiresAt) })
  if (!act.decidedBy || !act.decidedAt) return null
  return t('decidedBy', { state: t(act.state), name: act.decidedBy, moment: moment(act.decidedAt) })
}
