import { useFormats } from '#web/messages'
import { Section } from '#web/page'
import type { Lead } from '../../contract/index.ts'
import { useLeadSay } from '../leads/say.ts'
import { useLeadText } from './say.ts'
import styles from './lead.module.css'

/** What examiners found on the physical items, and the hit as it counts. */
export function Examinations({ lead }: { lead: Lead }) {
  const t = useLeadText()
  const { t: list } = useLeadSay()
  const { date, moment } = useFormats()
  const { hit } = lead
  const numbers = new Map(
    lead.pairs.flatMap(({ one, two }) => [one, two]).flatMap((one) => (one ? [[one.id, one.number]] : [])),
  )
  return (
    <Section title={t('examinations')} note={lead.examinations.length || undefined}>
      {lead.examinations.length === 0 && <p className={styles['quiet']}>{t('examinationsNone')}</p>}
      <ul className={styles['rows']}>
        {lead.examinations.map((one) => (
          <li key={one.id}>
            <p>
              <strong>{list(`result.${one.result}`)}</strong> · {one.notes}
            </p>
            <p className={styles['quiet']}>
              {t('examinedBy', {
                method: one.method,
                day: date(one.examinedOn),
                examiner: one.examiner,
                agency: one.agency,
              })}
              {' · '}
              {t('examinedItems', { items: one.exhibits.map((id) => numbers.get(id) ?? '–').join(', ') })}
            </p>
          </li>
        ))}
      </ul>
      {hit && !hit.undoneAt && (
        <p className={styles['counted']}>
          {t('credited', { agency: hit.creditedTo, day: date(hit.confirmedOn) })}
        </p>
      )}
      {hit?.undoneAt && (
        <p className={styles['counted']}>
          {t('undone', {
            moment: moment(hit.undoneAt),
            person: hit.undoneBy ?? '',
            reason: hit.undoneReason ?? '',
          })}
        </p>
      )}
    </Section>
  )
}
