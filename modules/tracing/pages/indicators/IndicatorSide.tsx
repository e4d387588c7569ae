import { useFormats, useMessages } from '#web/messages'
import { Facts } from '#web/page'
import { SidePart } from '#web/record'
import { PageLink } from '#web/pages'
import { indicatorRules } from '../../contract/indicator-rules.ts'
import type { Indicator } from '../../contract/index.ts'
import { useChance } from './say.ts'
import { text } from './text.ts'
import styles from './indicators.module.css'

/** By which rule and numbers it was found, and what happened to it since. */
export function IndicatorSide({ indicator }: { indicator: Indicator }) {
  const t = useMessages(text)
  const { moment, number } = useFormats()
  const { chance } = useChance()
  const { probability, adjusted, referral } = indicator
  const value = (one: Indicator['parameters'][number]) =>
    [one.value < 1 ? String(one.value) : number(one.value), t(`unit.${one.unit}` as 'unit.days')]
      .filter(Boolean)
      .join(' ')
  return (
    <>
      <SidePart title={t('by')}>
        <Facts
          facts={[
            [t('rule'), indicatorRules[indicator.rule].title],
            [t('source'), indicator.source],
            [t('subject'), indicator.subject.name],
            [t('chanceOne'), probability === null ? null : chance(probability)],
            [t('chanceAll'), adjusted === null ? null : chance(adjusted)],
            [t('ruleVersion'), indicator.ruleVersion === 0 ? t('rulesStart') : String(indicator.ruleVersion)],
            [t('foundAt'), moment(indicator.foundAt)],
            [
              t('referral'),
              referral && (
                <PageLink key="referral" underline="always" to={`/tracing/referrals/${referral.id}`}>
                  {referral.number}
                </PageLink>
              ),
            ],
          ]}
        />
      </SidePart>
      <SidePart title={t('numbers')}>
        <dl className={styles['numbers']}>
          {indicator.parameters.map((one) => (
            <div key={one.label}>
              <dt>{one.label}</dt>
              <dd>{value(one)}</dd>
            </div>
          ))}
        </dl>
      </SidePart>
      <SidePart title={t('history')}>
        <ol className={styles['events']}>
          {indicator.events.map((event) => (
            <li key={`${event.kind} ${event.at}`}>
              <div>
                {t(`event.${event.kind}`)}
                {event.words && `: ${event.words}`}
              </div>
              <div className={styles['quiet']}>{t('eventBy', { by: event.by, at: moment(event.at) })}</div>
            </li>
          ))}
        </ol>
      </SidePart>
    </>
  )
}
