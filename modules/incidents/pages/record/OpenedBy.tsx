import { PageLink } from '#web/pages'
import { useMay } from '#web/session'
import { useSentences } from './say.ts'

/** The way from a record to who opened it, for who may look into the audit. */
export function OpenedBy({ id }: { id: string }) {
  const { t } = useSentences()
  if (!useMay('audit.read')) return null
  return <PageLink to={`/audit/record/incident/${id}`}>{t('whoOpened')}</PageLink>
}
