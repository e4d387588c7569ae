import { useFormats, useMessages } from '#web/messages'
import { Mark } from '#web/marks'
import { ErrorNotice, Loading } from '#web/states'
import type { IncidentContent, PreviewRow } from '../../../contract/index.ts'
import { words as codeWords } from '../../words.ts'
import { outcomeWords, personWords, useSentences } from '../../record/say.ts'
import { text } from './text.ts'
import type { MappingState } from './useMapping.ts'
import styles from './mapping.module.css'

/** The first rows as the mapping would store them; what does not fit stands at its row and column. */
export function Preview({ mapping }: { mapping: MappingState }) {
  const t = useMessages(text)
  const { stale, error, retry, missing } = mapping
  // Until the mapping says enough, each row would be rejected for the same reason.
  const rows = missing.length > 0 && mapping.rows.every(({ content }) => content === null) ? [] : mapping.rows
  return (
    <div className={styles['preview']} aria-busy={stale}>
      <h2 className={styles['previewTitle']}>
        {t('preview')}
        <span className={styles['quiet']} role="status">
          {stale ? t('previewLoading') : rows.length > 0 && t('previewNote', { count: rows.length })}
        </span>
      </h2>
      {error && <ErrorNotice error={error} onRetry={retry} />}
      {rows.length === 0 && !error && (stale ? <Loading shape="list" rows={6} /> : <p>{t('previewWait')}</p>)}
      {rows.length > 0 && (
        <ol className={styles['rows']}>
          {rows.map((row, index) => (
            <li key={row.row} data-rejected={row.content === null || undefined}>
              <PreviewLine row={row} repeats={repeats(rows, index)} />
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

/** Whether an earlier row shown already tells this incident. */
function repeats(rows: readonly PreviewRow[], index: number): boolean {
  const number = rows[index]?.content?.number
  return number !== undefined && rows.slice(0, index).some((row) => row.content?.number === number)
}

function PreviewLine({ row, repeats: again }: { row: PreviewRow; repeats: boolean }) {
  const t = useMessages(text)
  const { content, problems } = row
  return (
    <>
      <p className={styles['rowHead']}>
        <span className={styles['quiet']}>{t(content ? 'row' : 'rejectedRow', { row: row.row })}</span>
        {content && <span className="mono">{content.number}</span>}
      </p>
      {content &&
        (again ? <p className={styles['quiet']}>{t('sameIncident')}</p> : <Told content={content} />)}
      {problems.length > 0 && (
        <ul className={styles['problems']}>
          {problems.map(({ column, reason, remedy, fatal }) => (
            <li key={`${column}${reason}`} data-fatal={fatal || undefined}>
              <strong>
                {column === null ? t('rowReason', { reason }) : t('problemIn', { column, reason })}
              </strong>{' '}
              {remedy}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** An incident in three lines: when, where, and who. */
function Told({ content }: { content: IncidentContent }) {
  const t = useMessages(text)
  const code = useMessages(codeWords)
  const say = useSentences()
  const { date } = useFormats()
  const { place, victims, suspects, weapons } = content
  const where = [
    place.address ?? (place.latitude === null ? t('noPlace') : null),
    place.latitude !== null && `${t('located')} ${place.latitude.toFixed(4)}, ${place.longitude?.toFixed(4)}`,
    place.setting && code(`setting.${place.setting}`).toLowerCase(),
    place.kind && code(`kind.${place.kind}`).toLowerCase(),
    place.district,
  ].filter((part) => part)
  return (
    <>
      <p>
        <strong>{date(content.occurredOn)}</strong>
        {content.occurredTime && `, ${content.occurredTime}`}
      </p>
      <p className={styles['soft']}>{where.join(' · ')}</p>
      <ul className={styles['people']}>
        {victims.map((victim, index) => (
          <li key={index}>
            <Mark kind={markOf(victim.outcome)} />
            {personWords(say, victim)}, {outcomeWords(say, victim, content.occurredOn)}
          </li>
        ))}
        {victims.length === 0 && <li className={styles['quiet']}>{t('people')}</li>}
        {suspects.map((suspect, index) => (
          <li key={`s${index}`} className={styles['soft']}>
            {t('suspect')}: {personWords(say, suspect)}
          </li>
        ))}
        {weapons.map((weapon, index) => (
          <li key={`w${index}`} className={styles['soft']}>
            <Mark kind="gun" />
            {code(`firearm.${weapon.code}`)}
          </li>
        ))}
      </ul>
      {content.exclusion && (
        <p className={styles['quiet']}>
          {code('class.excluded')}: {code(`exclusion.${content.exclusion}`).toLowerCase()}
        </p>
      )}
    </>
  )
}

const markOf = (outcome: IncidentContent['victims'][number]['outcome']) =>
  outcome === 'killed' ? 'fatal' : outcome === 'wounded' ? 'non-fatal' : 'no-one-hurt'
