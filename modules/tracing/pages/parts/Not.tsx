import type { ProblemError } from '#web/client'
import { useMessages } from '#web/messages'
import { PageBody } from '#web/page'
import { PageLink } from '#web/pages'
import { Empty, ErrorNotice } from '#web/states'
import { text } from './text.ts'

/** What stands where a record could not be read: one answer for those that do not exist and those one may not see. */
export function NotRead({ error, onRetry }: { error: ProblemError; onRetry: () => void }) {
  const t = useMessages(text)
  return (
    <PageBody>
      {error.status === 404 || error.status === 400 ? (
        <Empty centred title={t('unavailable')} action={<PageLink to="/tracing">{t('toList')}</PageLink>}>
          {t('unavailableHelp')}
        </Empty>
      ) : (
        <ErrorNotice error={error} onRetry={onRetry} />
      )}
    </PageBody>
  )
}
