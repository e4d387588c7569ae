import { useFormats, useMessages } from '#web/messages'
import { Facts } from '#web/page'
import { PageLink } from '#web/pages'
import type { Preview, PreviewType } from '../../../platform/retention/contract.ts'
import { words } from './words.ts'
import styles from './retention.module.css'

/** What a purge would remove today, by type of record, with some of the records. */
export function Due({ preview }: { preview: Preview }) {
  const t = useMessages(words)
  const { date } = useFormats()
  return (
    <>
      <p className={styles.quiet}>
        {preview.dueTo ? t('dueText', { day: date(preview.dueTo) }) : t('noSchedule')}
      </p>
      {preview.types.length === 0 && <p>{t('nothing')}</p>}
      {preview.types.map((type) => (
        <TypeDue key={type.recordType} type={type} />
      ))}
      <p className={styles.small}>{t('sealed')}</p>
    </>
  )
}

function TypeDue({ type }: { type: PreviewType }) {
  const t = useMessages(words)
  const { number, date } = useFormats()
  return (
    <div className={styles.type}>
      <Facts
        facts={[
          [t('type'), <strong key="type">{typeName(type.recordType)}</strong>],
          [t('dueCount'), <strong key="due">{number(type.due)}</strong>],
          [t('heldCount'), type.held > 0 ? number(type.held) : null],
          [t('undated'), type.undated > 0 ? number(type.undated) : null],
          [t('total'), number(type.total)],
        ]}
      />
      {type.oldest && <p className={styles.small}>{t('oldest', { day: date(type.oldest) })}</p>}
      {type.due > 0 && (
        <div>
          <p className={styles.small}>{t(type.sample.length > 0 ? 'sample' : 'sampleNone')}</p>
          <ul className={styles.sample}>
            {type.sample.map(({ id, day, path }) => (
              <li key={id}>
                {date(day)} ·{' '}
                {path ? (
                  <PageLink to={path} underline="always">
                    {short(id)}
                  </PageLink>
                ) : (
                  short(id)
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

/** `incident` → Incident, `trace-request` → Trace request. */
export function typeName(type: string): string {
  const text = type.replaceAll(/[-_]/g, ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const short = (id: string): string => id.slice(-12)
