import type { ProblemError } from '#web/client'
import { useMessages } from '#web/messages'
import { PageBody } from '#web/page'
import { PageLink } from '#web/pages'
import { Empty, ErrorNotice } from '#web/states'
import { words } from './words.ts'

/** For a record that does not exist and for one this person may not see: they look the same. */
export function Unavailable() {
  const t = useMessages(words)
  return (
    <PageBody>
      <Empty
        centred
        title={t('unavailableTitle')}
        action={<PageLink to="/ballistics/exhibits">{t('toList')}</PageLink>}
      >
        {t('unavailableText')}
      </Empty>
    </PageBody>
  )
}

/** What stands where a record could not be read. */
export function NotRead({ error, onRetry }: { error: ProblemError; onRetry: () => void }) {
  if (UNAVAILABLE.has(error.status)) return <Unavailable />
  return (
    <PageBody>
      <ErrorNotice error={error} onRetry={onRetry} />
    </PageBody>
  )
}

/** Not there, not allowed, or an address that can be no record's: one answer for all. */
const UNAVAILABLE = new Set([400, 403, 404])
