import { useFormats, useMessages } from '#web/messages'
import { Facts } from '#web/page'
import { PageLink } from '#web/pages'
import { purposeWords } from '#web/session'
import type { AuditEntry } from '../../../platform/audit/contract.ts'
import { words } from './words.ts'

const mono = (text: string | number) => <span className="mono">{text}</span>

/** Everything one entry says. */
export function EntryFacts({ entry }: { entry: AuditEntry }) {
  const t = useMessages(words)
  const { moment, number } = useFormats()
  const { person, recordType, recordId } = entry
  return (
    <>
      <Facts
        facts={[
          [t('when'), moment(entry.at)],
          [t('who'), person?.name ?? t('nobody')],
          [t('agency'), person?.agency],
          [t('outcome'), t(entry.outcome)],
          [t('purpose'), entry.purpose && purposeWords(entry.purpose)],
          [t('recordType'), recordType],
          [t('record'), recordId && mono(recordId)],
          [t('rows'), entry.count === null ? null : number(entry.count)],
          [t('fields'), entry.fields.join(', ')],
          [t('from'), entry.address && mono(entry.address)],
          [t('took'), entry.tookMs === null ? null : t('milliseconds', { count: number(entry.tookMs) })],
          [t('request'), entry.requestId && mono(entry.requestId)],
          [t('entry'), mono(entry.id)],
        ]}
      />
      {entry.recordPath && (
        <p>
          <PageLink to={entry.recordPath}>{t('open')}</PageLink>
        </p>
      )}
      {recordType && recordId && (
        <p>
          <PageLink to={`/audit/record/${recordType}/${encodeURIComponent(recordId)}`}>
            {t('history')}
          </PageLink>
        </p>
      )}
    </>
  )
}
