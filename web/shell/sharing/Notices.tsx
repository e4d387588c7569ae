import { Button } from '@mantine/core'
import { useCall, useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { countNotices, listNotices, markNotices } from '../../../platform/sharing/contract.ts'
import type { NoticeKind, SharingNotice } from '../../../platform/sharing/contract.ts'
import { words } from './words.ts'
import styles from './sharing.module.css'

const TITLES: Readonly<Record<NoticeKind, keyof (typeof words)['en']>> = {
  shared: 'noticeShared',
  told: 'noticeTold',
  withdrawal: 'noticeWithdrawal',
  correction: 'noticeCorrection',
  retraction: 'noticeRetraction',
  proposed: 'noticeProposed',
  'in-force': 'noticeInForce',
  ended: 'noticeEnded',
}

/** What other agencies told this one; marking them as read is for the whole agency. */
export function Notices() {
  const t = useMessages(words)
  const { data, error, isPending, refetch } = useCall(listNotices, {})
  const mark = useChange(markNotices, { invalidates: [listNotices, countNotices] })
  if (isPending) return <Loading shape="list" />
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (data.notices.length === 0) return <Empty title={t('noticesNoneTitle')}>{t('noticesNoneText')}</Empty>
  const unread = data.notices.filter((notice) => notice.unread)
  return (
    <>
      {unread.length > 0 && (
        <div className={styles.tools}>
          <span className={styles.quiet}>{t('unreadCount', { count: unread.length })}</span>
          <Button
            variant="default"
            loading={mark.isPending}
            onClick={() => mark.mutate({ body: { ids: unread.map(({ id }) => id) } })}
          >
            {t('markRead')}
          </Button>
        </div>
      )}
      {mark.error && <ErrorNotice error={mark.error} />}
      <ul className={styles.list}>
        {data.notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
      </ul>
    </>
  )
}

function NoticeLine({ notice }: { notice: SharingNotice }) {
  const t = useMessages(words)
  const { moment } = useFormats()
  const { agreement, record } = notice
  return (
    <li>
      <div className={styles.line}>
        <span className={notice.unread ? styles.unread : ''}>
          {t(TITLES[notice.kind], { from: notice.from })}
          {notice.unread && <span className={styles.attention}> · {t('unread')}</span>}
        </span>
        <span className={styles.small}>{moment(notice.toldAt)}</span>
      </div>
      {notice.remark && <p className={styles.small}>{notice.remark}</p>}
      <div className={styles.line} style={{ justifyContent: 'flex-start' }}>
        {record?.path && <PageLink to={record.path}>{t('openRecord')}</PageLink>}
        {agreement && (
          <PageLink to={`/sharing/agreements/${agreement.id}`}>
            {agreement.name || t('openAgreement')}
          </PageLink>
        )}
      </div>
    </li>
  )
}
