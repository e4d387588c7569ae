import { PageLink } from '#web/pages'
import { useMay } from '#web/session'
import { useSentences } from './say.ts'
import styles from './record.module.css'

/** Ways from a record to why it is seen, and to who opened it. */
export function AccessLinks({ id }: { id: string }) {
  const { t } = useSentences()
  const mayAudit = useMay('audit.read')
  return (
    <ul className={styles['people']}>
      <li>
        <PageLink to="/sharing/explain" search={{ type: 'incident', id }}>
          {t('whoMaySee')}
        </PageLink>
      </li>
      {mayAudit && (
        <li>
          <PageLink to={`/audit/record/incident/${id}`}>{t('whoOpened')}</PageLink>
        </li>
      )}
    </ul>
  )
}
