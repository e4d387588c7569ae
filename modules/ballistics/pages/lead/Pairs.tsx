import { useFormats } from '#web/messages'
import { PageLink } from '#web/pages'
import type { ComparedPair, Lead, LeadExhibit } from '../../contract/index.ts'
import { useLeadSay } from '../leads/say.ts'
import { useLeadText } from './say.ts'
import styles from './lead.module.css'

/** Every pair of exhibits behind the pair of cases, with what each reader said in their own words. */
export function Pairs({ lead }: { lead: Lead }) {
  return (
    <ul className={styles['rows']}>
      {lead.pairs.map((pair) => (
        <Pair key={pair.id} pair={pair} />
      ))}
    </ul>
  )
}

function Pair({ pair }: { pair: ComparedPair }) {
  const t = useLeadText()
  return (
    <li>
      <div className={styles['pairLine']}>
        <Exhibit exhibit={pair.one} />
        <span aria-hidden>↔</span>
        <Exhibit exhibit={pair.two} />
        <span className={styles['quiet']}>{t(`pair.${pair.state}`)}</span>
        {pair.comparisonId && (
          <PageLink to={`/ballistics/comparisons/${pair.comparisonId}`}>{t('openComparison')}</PageLink>
        )}
      </div>
      {pair.calibresDiffer && <p className={styles['doubt']}>{t('calibresDiffer')}</p>}
      <ul className={styles['readings']}>
        {pair.readings.map((one) => (
          <Reading key={one.reading} one={one} />
        ))}
      </ul>
    </li>
  )
}

function Exhibit({ exhibit }: { exhibit: LeadExhibit | null }) {
  const t = useLeadText()
  const { code } = useLeadSay()
  if (!exhibit) return <span className={styles['quiet']}>{t('exhibitNotShared')}</span>
  const what = [
    code(`kind.${exhibit.kind}` as 'kind.bullet'),
    exhibit.calibre,
    t('keptBy', { agency: exhibit.keeper }),
  ]
  return (
    <span className={styles['exhibit']}>
      <PageLink to={`/ballistics/exhibits/${exhibit.id}`}>{exhibit.number}</PageLink>
      <span className={styles['quiet']}>{what.filter(Boolean).join(', ')}</span>
    </span>
  )
}

function Reading({ one }: { one: ComparedPair['readings'][number] }) {
  const t = useLeadText()
  const { t: list } = useLeadSay()
  const { moment } = useFormats()
  return (
    <li>
      <div className={styles['quiet']}>
        {t(one.reading === 1 ? 'firstReader' : 'secondReader', { reader: one.reader })} · {moment(one.at)}
      </div>
      {one.decision === null ? (
        <p className={styles['quiet']}>{t('hiddenReading')}</p>
      ) : (
        <p>
          <strong>{list(`reading.${one.decision}`)}</strong>
          {one.words && <> · {one.words}</>}
        </p>
      )}
    </li>
  )
}
