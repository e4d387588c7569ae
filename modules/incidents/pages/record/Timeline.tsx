import { Fragment } from 'react'
import { Mark } from '#web/marks'
import type { Incident, IncidentVersion } from '../../contract/index.ts'
import { daysBetween } from './moments.ts'
import { spanWords, useSentences } from './say.ts'
import type { Sentences } from './say.ts'
import { happenings } from './timeline.ts'
import type { Happening } from './timeline.ts'
import styles from './record.module.css'

/** What happened to a case, in order; the longer the time between two, the further they stand apart. */
export function Timeline({
  incident,
  versions,
}: {
  incident: Incident
  versions: readonly IncidentVersion[]
}) {
  const say = useSentences()
  const all = happenings(say, incident, versions)
  return (
    <ol className={styles['timeline']}>
      {all.map((one, index) => (
        <Fragment key={one.key}>
          {index > 0 && <Gap say={say} from={all[index - 1] as Happening} to={one} />}
          <li className={styles['happening']}>
            <span className={styles['stop']} data-exact={one.exact}>
              {one.mark ? <Mark kind={one.mark} size={15} /> : <span className={styles['dot']} />}
            </span>
            <span className={styles['when']}>{one.when}</span>
            <span className={styles['what']}>
              <strong>{one.title}</strong>
              {one.detail && <span className={styles['quiet']}>{one.detail}</span>}
            </span>
          </li>
        </Fragment>
      ))}
    </ol>
  )
}

function Gap({ say, from, to }: { say: Sentences; from: Happening; to: Happening }) {
  const { t } = say
  const exact = from.exact && to.exact
  const days = daysBetween(from.day, to.day)
  const minutes = Math.max(0, exact ? (to.at - from.at) / 60_000 : days * 1_440)
  // The logarithm keeps years on the page while minutes, days and months can be told apart.
  const height = 8 + Math.round(7 * Math.log10(1 + minutes))
  const span = exact || days > 60 ? spanWords(say, minutes * 60_000) : t('days', { count: days })
  return (
    <li className={styles['gap']} data-exact={exact} style={{ minHeight: height }} aria-hidden={minutes < 1}>
      {minutes >= 1 && <span>{t('later', { span })}</span>}
    </li>
  )
}
