import { IconAlertTriangle, IconEye } from '@tabler/icons-react'
import { Button } from '@mantine/core'
import { useMessages } from '#web/messages'
import { Section } from '#web/page'
import type { Finding } from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './traces.module.css'

/** What the tracing center would send it back for, then what deserves a second look; each with its source. */
export function Findings({
  findings,
  onTake,
}: {
  findings: readonly Finding[]
  onTake?: (finding: Finding) => void
}) {
  const t = useMessages(text)
  const reject = findings.filter(({ severity }) => severity === 'reject').length
  const sorted = findings.toSorted(
    (a, b) => Number(b.severity === 'reject') - Number(a.severity === 'reject'),
  )
  return (
    <Section title={t(reject > 0 ? 'wouldReject' : 'wouldPass', { count: reject })} note={t('beforeSending')}>
      <ul className={styles['findings']} aria-live="polite">
        {sorted.map((one) => (
          <li key={one.code} data-severity={one.severity}>
            {one.severity === 'reject' ? (
              <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
            ) : (
              <IconEye size={16} stroke={1.6} aria-hidden />
            )}
            <div>
              <p>
                <b>{one.sentence}</b> {one.remedy}
                {one.suggestion && onTake && one.field.startsWith('firearm.') && (
                  <Button ml={8} size="compact-xs" variant="default" onClick={() => onTake(one)}>
                    {t('take', { value: one.suggestion })}
                  </Button>
                )}
              </p>
              <p className={styles['quiet']}>{t('itemSource', { item: one.item, source: one.source })}</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
