import { IconArrowDownRight, IconArrowUpRight, IconEqual, IconMinus } from '@tabler/icons-react'
import { Section } from '#web/page'
import type { Change, OverviewFigures } from '../../contract/index.ts'
import { changeWords, intervalWords } from './change.ts'
import type { Sentences } from './change.ts'
import styles from './overview.module.css'

type Kinds = OverviewFigures['yearToDate']

/** What changed against the time before, with how sure that is. */
export function Changes({ figures, say }: { figures: OverviewFigures; say: Sentences }) {
  const { t, formats } = say
  const day = formats.date(figures.asOf)
  const year = String(Number(figures.asOf.slice(0, 4)) - 1)
  return (
    <Section title={t('change')} note={t('changeNote')}>
      <ul className={styles.changes}>
        <Span name={t('toDate')} help={t('toDateHelp', { day, year })} of={figures.yearToDate} say={say} />
        <Span name={t('rolling')} help={t('rollingHelp', { day })} of={figures.rollingYear} say={say} />
        <Span name={t('recent')} help={t('recentHelp', { day })} of={{ all: figures.last28Days }} say={say} />
      </ul>
    </Section>
  )
}

interface SpanProps {
  readonly name: string
  readonly help: string
  readonly of: Pick<Kinds, 'all'> & Partial<Kinds>
  readonly say: Sentences
}

function Span({ name, help, of, say }: SpanProps) {
  return (
    <li className={styles.span}>
      <div>
        <div className={styles.spanName}>{name}</div>
        <div className={styles.spanHelp}>{help}</div>
      </div>
      <div>
        <Line name={say.t('all')} change={of.all} say={say} />
        {of.fatal && <Line name={say.t('fatal')} change={of.fatal} say={say} />}
        {of.nonfatal && <Line name={say.t('nonfatal')} change={of.nonfatal} say={say} />}
      </div>
    </li>
  )
}

function Line({ name, change, say }: { name: string; change: Change; say: Sentences }) {
  const { t } = say
  const words = changeWords(say, change)
  const interval = intervalWords(say, change)
  return (
    <div className={styles.change}>
      <span>{name}</span>
      <span>
        {words ? <strong>{words}</strong> : t('unknownBefore')}{' '}
        <span className={styles.quiet}>
          {t('counts', { now: say.formats.number(change.now), before: say.formats.number(change.before) })}
        </span>
      </span>
      {words && <Verdict verdict={change.verdict} say={say} />}
      {words && interval && <span className={styles.interval}>{interval}</span>}
    </div>
  )
}

const ICONS = {
  'clearly-lower': IconArrowDownRight,
  'clearly-higher': IconArrowUpRight,
  'no-clear-change': IconEqual,
  'too-few': IconMinus,
} as const

/** Whether the change can be told from chance: an arrow and words, never a colour. */
export function Verdict({ verdict, say }: { verdict: Change['verdict']; say: Sentences }) {
  const Icon = ICONS[verdict]
  return (
    <span className={styles.verdict}>
      <Icon size={14} stroke={1.6} aria-hidden />
      {say.t(`verdict.${verdict}`)}
    </span>
  )
}
