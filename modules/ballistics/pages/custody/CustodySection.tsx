import { useState } from 'react'
import { Button } from '@mantine/core'
import { useCall } from '#web/client'
import { useMessages } from '#web/messages'
import { Section } from '#web/page'
import { PageLink } from '#web/pages'
import { ErrorNotice, Loading } from '#web/states'
import { readCustody, type CustodyEntry } from '../../contract/index.ts'
import type { SectionProps } from '../exhibit/sections.ts'
import { momentWords } from '../moment.ts'
import { useRoomSay } from '../say.ts'
import { CorrectEntry } from './CorrectEntry.tsx'
import styles from './custody.module.css'
import { text } from './text.ts'

/** Who had the exhibit, from the scene on. */
export function CustodySection({ exhibit }: SectionProps) {
  const t = useMessages(text)
  const log = useCall(readCustody, { params: { id: exhibit.id } })
  const [correcting, setCorrecting] = useState<CustodyEntry | null>(null)
  const entries = log.data?.entries ?? []
  const mayAdd = log.data?.mayAdd ?? false
  return (
    <Section
      title={t('log')}
      {...(log.data && { note: t('entries', { count: entries.length }) })}
      {...(mayAdd && {
        actions: (
          <PageLink to="/ballistics/hand-over" search={{ exhibit: exhibit.id }}>
            {t('handOver')}
          </PageLink>
        ),
      })}
    >
      {log.isPending && <Loading shape="list" rows={3} />}
      {log.error && <ErrorNotice error={log.error} onRetry={() => void log.refetch()} />}
      {log.data && entries.length === 0 && <p className={styles['quiet']}>{t('noEntries')}</p>}
      <ol className={styles['log']}>
        {entries.map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            {...(mayAdd && entry.correctedBy === null && { onCorrect: () => setCorrecting(entry) })}
          />
        ))}
      </ol>
      {correcting && <CorrectEntry entry={correcting} onClose={() => setCorrecting(null)} />}
    </Section>
  )
}

function Entry({ entry, onCorrect }: { entry: CustodyEntry; onCorrect?: () => void }) {
  const t = useMessages(text)
  const { code, formats } = useRoomSay()
  const { sequence, corrects, correctedBy } = entry
  const hands = [...new Set([entry.from, entry.to].filter(Boolean))].join(' → ')
  const says = [hands, entry.place].filter(Boolean).join(' · ')
  const recorded = { moment: formats.moment(entry.recordedAt), name: entry.recordedBy }
  return (
    <li className={styles['entry']} data-corrected={correctedBy !== null || undefined}>
      <span className={styles['sequence']}>{sequence}</span>
      <span className={styles['when']}>{momentWords(formats, entry.happenedAt)}</span>
      <span className={styles['what']}>{code(`custody.${entry.kind}`)}</span>
      <div>
        {says !== '' && !entry.annuls && <p className={styles['said']}>{says}</p>}
        {corrects !== null && <p>{t(entry.annuls ? 'annuls' : 'corrects', { sequence: corrects })}</p>}
        {entry.reason && <p>{entry.reason}</p>}
        {correctedBy !== null && <p>{t('correctedBy', { sequence: correctedBy })}</p>}
        <p className={styles['quiet']}>{t('recordedBy', recorded)}</p>
      </div>
      {onCorrect && (
        <Button
          variant="subtle"
          className={styles['correct'] ?? ''}
          aria-label={t('correctLabel', { sequence })}
          onClick={onCorrect}
        >
          {t('correct')}
        </Button>
      )}
    </li>
  )
}
