import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { useMay } from '#web/session'
import { readAlarms } from '../../../platform/audit/contract.ts'
import styles from './outcome.module.css'
import { words } from './words.ts'

const EVERY_MS = 60_000

/** What is wrong with the audit, above every page, for those who may read it. */
export function AlarmBanner() {
  const t = useMessages(words)
  const { moment } = useFormats()
  const reads = useMay('audit.read')
  const { data } = useCall(readAlarms, {}, { enabled: reads, refreshEvery: EVERY_MS })
  if (!data || data.alarms.length === 0) return null
  return (
    <div className={styles.banner} role="alert">
      <span className={styles.bannerTitle}>{t('alarmTitle')}</span>
      {data.alarms.map(({ code, sentence, since }) => (
        <p key={code}>
          {sentence} ({moment(since)})
        </p>
      ))}
      <p>{t('alarmHelp')}</p>
    </div>
  )
}
