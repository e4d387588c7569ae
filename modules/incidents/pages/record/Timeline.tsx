import { Fragment } from 'react'
import { Mark } from '#web/marks'
import type { Incident, IncidentVersion } from '../../contract/index.ts'
import { spanWords, useSentences } from './say.ts'
import type { Sentences } from './say.ts'
import { happenings } from './timeline.ts'
import type { Happening } from './timeline.ts'
import styles from './record.module.css'

const DAY = 86_400_000

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
  const exact = from.exact && to.exact
  const between = exact ? to.at - from.at : Math.floor(to.at / DAY) * DAY - Math.floor(from.at / DAY) * DAY
  const minutes = Math.max(0, between / 60_000)
  // A century of minutes has eight digits: the height stays on the page while order of size can be seen.
  const height = 8 + Math.round(7 * Math.log10(1 + minutes))
  const told = minutes >= 1 && (exact || between >= DAY)
  return (
    <li className={styles['gap']} data-exact={exact} style={{ minHeight: height }} aria-hidden={!told}>
      {told && <span>{say.t('later', { span: spanWords(say, between) })}</span>}
    </li>
  )
}
