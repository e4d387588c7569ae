import { useFormats } from '#web/messages'
import { Facts } from '#web/page'
import { PageLink } from '#web/pages'
import type { Lead, LeadCase } from '../../contract/index.ts'
import { useLeadSay } from '../leads/say.ts'
import { LineMark } from '../leads/Standing.tsx'
import { standingOf, useLeadText } from './say.ts'
import styles from './lead.module.css'

/** The two cases side by side, joined by the line of the lead. */
export function Cases({ lead }: { lead: Lead }) {
  return (
    <div className={styles['cases']}>
      <CaseFacts one={lead.one} />
      <div className={styles['joined']} aria-hidden>
        <LineMark of={standingOf(lead)} />
      </div>
      <CaseFacts one={lead.two} />
    </div>
  )
}

function CaseFacts({ one }: { one: LeadCase }) {
  const t = useLeadText()
  const { t: list } = useLeadSay()
  const { date } = useFormats()
  if (one.id === null) return <p className={styles['quiet']}>{t('notSharedCase')}</p>
  return (
    <div>
      <h3 className={styles['caseTitle']}>
        <PageLink to={`/ballistics/cases/${one.id}`} inherit>
          {one.number ?? list('notStated')}
        </PageLink>
        <span>{one.agency}</span>
      </h3>
      <Facts
        facts={[
          [t('offence'), one.offence],
          [t('occurred'), one.occurredOn && date(one.occurredOn)],
          [t('address'), one.address],
          [t('investigator'), one.investigator],
        ]}
      />
    </div>
  )
}
