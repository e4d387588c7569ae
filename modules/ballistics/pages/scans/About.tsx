import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react'
import { useFormats, useMessages } from '#web/messages'
import { Facts, Section } from '#web/page'
import type { Scan } from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './scans.module.css'

const ICONS = { good: IconCheck, doubtful: IconAlertTriangle, refused: IconX } as const

/** What was found in the scan, what was done with it, and what its file says. */
export function About({ scan }: { scan: Scan }) {
  const t = useMessages(text)
  return (
    <aside className={styles['about']} aria-label={t('about')}>
      {scan.findings.length > 0 && (
        <Section title={t('findings')}>
          <ul className={styles['findings']}>
            {scan.findings.map(({ code, outcome, sentence, remedy }) => {
              const Icon = ICONS[outcome]
              return (
                <li key={code} data-outcome={outcome}>
                  <Icon size={14} stroke={2} aria-label={t(`outcome.${outcome}`)} />
                  <span>
                    {sentence}
                    {remedy && <small>{remedy}</small>}
                  </span>
                </li>
              )
            })}
          </ul>
        </Section>
      )}
      {scan.steps.length > 0 && (
        <Section title={t('steps')}>
          <ol className={styles['steps']}>
            {scan.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Section>
      )}
      <File scan={scan} />
    </aside>
  )
}

function File({ scan }: { scan: Scan }) {
  const t = useMessages(text)
  const { number, bytes, moment } = useFormats()
  const { metadata, width, height, samplingMicrometres: step } = scan
  return (
    <Section title={t('about')}>
      <Facts
        facts={[
          [t('samples'), width && height ? `${number(width)} × ${number(height)}` : null],
          [t('sampling'), step === null ? null : `${number(step, 2)} µm`],
          [t('format'), scan.format],
          [t('instrument'), [metadata?.manufacturer, metadata?.model].filter(Boolean).join(' ')],
          [t('serial'), metadata?.serial],
          [t('probing'), metadata?.probing],
          [t('calibrated'), metadata?.calibrationDate],
          [t('date'), metadata?.date],
          [t('creator'), metadata?.creator],
          [t('comment'), metadata?.comment],
          [t('sent'), t('by', { who: scan.recordedBy, when: moment(scan.recordedAt) })],
          [t('engine'), scan.engine],
          [t('size'), bytes(scan.size)],
          [t('hash'), <code key="hash">{scan.fileHash}</code>],
        ]}
      />
    </Section>
  )
}
