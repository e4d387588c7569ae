import { useFormats } from '#web/messages'
import { LeadPriority, type Lead } from '../../contract/index.ts'
import { useLeadSay } from '../leads/say.ts'
import { useLeadText } from './say.ts'
import styles from './lead.module.css'

/** What was done with the lead, the newest first. */
export function History({ lead }: { lead: Lead }) {
  const t = useLeadText()
  const { t: list } = useLeadSay()
  const { moment } = useFormats()
  const said = ({ kind, words }: Lead['events'][number]) =>
    kind === 'priority' ? list(`priority.${LeadPriority.catch('normal').parse(words)}`) : words
  return (
    <ol className={styles['history']}>
      {lead.events.toReversed().map((one) => (
        <li key={`${one.at} ${one.kind}`}>
          {t(`event.${one.kind}`)}
          {one.words && <span> · {said(one)}</span>}
          <p className={styles['quiet']}>
            {moment(one.at)}, {one.by}, {one.agency}
          </p>
        </li>
      ))}
    </ol>
  )
}
