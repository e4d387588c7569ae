import { Facts, Section } from '#web/page'
import type { OverviewFigures } from '../../contract/index.ts'
import type { Sentences } from './change.ts'

interface AlertsProps {
  readonly alerts: OverviewFigures['alerts']
  readonly period: string
  readonly say: Sentences
}

/** Alerts of gunshot detection, and in how many of them officers found anything. */
export function Alerts({ alerts, period, say: { t, formats } }: AlertsProps) {
  const of = (count: number) =>
    t('alertsShare', { count: formats.number(count), of: formats.number(alerts.total) })
  return (
    <Section title={t('alertsTitle')} note={period}>
      <Facts
        facts={[
          [t('alertsTotal'), formats.number(alerts.total)],
          [t('alertsEvidence'), of(alerts.withEvidence)],
          [t('alertsOpen'), of(alerts.withoutDisposition)],
        ]}
      />
    </Section>
  )
}
