import { useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import { Empty, ErrorNotice } from '#web/states'
import type { ProblemError } from '#web/client'
import { text } from './text.ts'

/** For an incident that does not exist and for one this person may not see: they look the same. */
export function Unavailable() {
  const t = useMessages(text)
  return (
    <Empty centred title={t('unavailableTitle')} action={<PageLink to="/incidents">{t('toList')}</PageLink>}>
      {t('unavailableText')}
    </Empty>
  )
}

/** What stands where an incident could not be read. */
export function NotRead({ error, onRetry }: { error: ProblemError; onRetry: () => void }) {
  return UNAVAILABLE.has(error.status) ? <Unavailable /> : <ErrorNotice error={error} onRetry={onRetry} />
}

/** Not there, not allowed, or an address that can be no record's: one answer for all. */
const UNAVAILABLE = new Set([400, 403, 404])
