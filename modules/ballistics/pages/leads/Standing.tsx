import { Mark, type MarkKind } from '#web/marks'
import { standingKey, useLeadSay, type Standing as StandingOf } from './say.ts'
import styles from './leads.module.css'

const MARKS: Readonly<Record<string, MarkKind>> = {
  'state.proposed': 'lead',
  'state.unconfirmed': 'lead',
  'state.hit': 'hit',
  'state.known-link': 'tie',
  'state.confirmed': 'tie',
}

/** The line of a lead as everywhere: a hit solid, a lead dashed; none for what is neither. */
export function LineMark({ of }: { of: StandingOf }) {
  const kind = MARKS[standingKey(of)]
  return kind ? <Mark kind={kind} size={18} /> : null
}

/** How a lead stands, in words beside its line. */
export function Standing({ of }: { of: StandingOf }) {
  const { t } = useLeadSay()
  const key = standingKey(of)
  return (
    <span className={styles['standing']} data-standing={key.slice(6)}>
      <LineMark of={of} />
      {t(key)}
    </span>
  )
}
