import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { Section } from '#web/page'
import { PageLink } from '#web/pages'
import { ErrorNotice, Loading } from '#web/states'
import { myActivity } from '../../../platform/audit/contract.ts'
import { words } from './words.ts'
import styles from './today.module.css'

const SHOWN = 8

/** The last things the person opened and changed, to find the way back to them. */
export function RecentActivity() {
  const t = useMessages(words)
  const { moment } = useFormats()
  const activity = useCall(myActivity, {})
  return (
    <Section
      title={t('recent')}
      note={t('recentNote')}
      actions={<PageLink to="/activity">{t('recentAll')}</PageLink>}
    >
      {activity.isPending && <Loading shape="list" rows={5} />}
      {activity.error && <ErrorNotice error={activity.error} onRetry={() => void activity.refetch()} />}
      {activity.data?.entries.length === 0 && <p className={styles.none}>{t('recentNone')}</p>}
      <ol className={styles.entries}>
        {activity.data?.entries.slice(0, SHOWN).map((entry) => (
          <li key={entry.id} className={styles.entry}>
            <span>
              {entry.recordPath ? (
                <PageLink to={entry.recordPath} underline="always">
                  {entry.what}
                </PageLink>
              ) : (
                entry.what
              )}
              <span className={styles.entryAction}> · {entry.action}</span>
            </span>
            <time dateTime={entry.at}>{moment(entry.at)}</time>
          </li>
        ))}
      </ol>
    </Section>
  )
}
