import { useFormats, useMessages } from '#web/messages'
import { Facts, Section } from '#web/page'
import { PageLink } from '#web/pages'
import { useMay } from '#web/session'
import type { Agency } from '../../../platform/access/contract.ts'
import { AgencyForm } from './AgencyForm.tsx'
import { StopSection } from './StopSection.tsx'
import { Units } from './Units.tsx'
import { words } from './words.ts'
import styles from './agencies.module.css'

/** One agency. `host`: seen by administrators of the agency that runs the installation. */
export function AgencyDetails({ agency, host }: { agency: Agency; host: boolean }) {
  const t = useMessages(words)
  const { moment } = useFormats()
  const manages = useMay('agencies.manage')
  const { kind, people, administrators, provider, stoppedAt, own, contact } = agency
  const may = manages && (own || host)
  const count = t('peopleFacts', { count: people })
  const state = stoppedAt ? (
    <span className={styles.stopped}>{t('stopped', { moment: moment(stoppedAt) })}</span>
  ) : (
    t('working')
  )
  const accounts = own ? <PageLink to="/people">{count}</PageLink> : count
  return (
    <>
      <Facts
        facts={[
          [t('state'), state],
          [t('kind'), may && host ? null : t(`kind-${kind}`)],
          [t('contact'), may ? null : contact || t('contactNone')],
          [t('people'), accounts],
          [t('administrators'), administrators === 1 ? `1. ${t('alone')}` : String(administrators)],
          [t('provider'), provider ?? t('providerHere')],
        ]}
      />
      {may && (
        <Section title={t('change')}>
          <AgencyForm agency={agency} host={host} />
        </Section>
      )}
      {own && <Units agency={agency} manages={manages} />}
      {may && <StopSection agency={agency} host={host} />}
    </>
  )
}
