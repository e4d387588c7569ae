import { addressOf } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { Facts } from '#web/page'
import { SidePart } from '#web/record'
import { useMay } from '#web/session'
import { exportReferral, printReferral, type Referral } from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './referrals.module.css'

/** To whom, the packages to take along, and what happened. */
export function ReferralSide({ referral }: { referral: Referral }) {
  const t = useMessages(text)
  const { date } = useFormats()
  const may = useMay('tracing.export')
  const { content, packages, events } = referral
  return (
    <>
      <SidePart title={t('facts')}>
        <Facts
          facts={[
            [t('receiver'), t(`receiver.${content.receiver}`)],
            [t('receiverName'), content.receiverName],
            [t('contact'), content.contact],
            [t('outcome'), referral.outcome && t(`outcome.${referral.outcome}`)],
          ]}
        />
      </SidePart>
      {may && (
        <SidePart title={t('packages')}>
          <ul className={styles['packages']}>
            {packages.map((one) => (
              <li key={one.version}>
                <div>{t('packageVersion', { version: one.version, on: date(one.sentOn) })}</div>
                {one.correction && <div className={styles['quiet']}>{one.correction}</div>}
                <Links id={referral.id} version={one.version} />
              </li>
            ))}
            <li>
              <div>{t('asItStands')}</div>
              <Links id={referral.id} />
            </li>
          </ul>
        </SidePart>
      )}
      <SidePart title={t('history')}>
        <ol className={styles['packages']}>
          {events.map((event) => (
            <li key={`${event.kind} ${event.at}`}>
              <div>
                {[t(`event.${event.kind}`), event.outcome && t(`outcome.${event.outcome}`), event.words]
                  .filter(Boolean)
                  .join(': ')}
              </div>
              <div className={styles['quiet']}>{t('eventBy', { on: date(event.on), by: event.by })}</div>
            </li>
          ))}
        </ol>
      </SidePart>
    </>
  )
}

function Links({ id, version }: { id: string; version?: number }) {
  const t = useMessages(text)
  const of = version === undefined ? {} : { version: String(version) }
  return (
    <p className={styles['links']}>
      <a href={addressOf(printReferral, { id }, of)} download>
        {t('pdf')}
      </a>
      <a href={addressOf(exportReferral, { id }, { ...of, as: 'json' })} download>
        {t('json')}
      </a>
      <a href={addressOf(exportReferral, { id }, { ...of, as: 'csv' })} download>
        {t('csv')}
      </a>
    </p>
  )
}
