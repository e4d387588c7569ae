import { Button, Group, NumberInput, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useCall, useChange } from '#web/client'
import { Form, problemFields, UnsavedGuard } from '#web/forms'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { PageBody, PageHead, Section } from '#web/page'
import { useMay } from '#web/session'
import { ErrorNotice, Loading } from '#web/states'
import {
  indicatorRules,
  INDICATOR_RULES,
  type IndicatorParameter,
  type IndicatorRuleKey,
} from '../../contract/indicator-rules.ts'
import {
  changeIndicatorRules,
  listIndicators,
  readIndicatorRules,
  type IndicatorRules,
  type RuleContent,
  type RuleOutcome,
} from '../../contract/index.ts'
import { Caveat } from '../parts/Caveat.tsx'
import { useChance } from './say.ts'
import { text } from './text.ts'
import { useTrial } from './useTrial.ts'
import styles from './indicators.module.css'

/** The numbers behind the indicators: what each rule looks at, its source, and how many it flags by chance. */
export default function RulesPage() {
  const t = useMessages(text)
  const read = useCall(readIndicatorRules, {})
  return (
    <>
      <PageHead
        title={t('rulesTitle')}
        count={
          read.data &&
          (read.data.version === 0 ? t('rulesStart') : t('rulesCount', { version: read.data.version }))
        }
      />
      <PageBody>
        {read.isPending && <Loading />}
        {read.error && <ErrorNotice error={read.error} onRetry={() => void read.refetch()} />}
        {read.data && <RulesForm key={read.data.version} rules={read.data} />}
      </PageBody>
    </>
  )
}

function RulesForm({ rules }: { rules: IndicatorRules }) {
  const t = useMessages(text)
  const may = useMay('tracing.rules')
  const [content, setContent] = useState<RuleContent>(rules.content)
  const [reason, setReason] = useState('')
  const save = useChange(changeIndicatorRules, {
    invalidates: [readIndicatorRules, listIndicators],
    onSuccess: () => notifyDone({ message: t('saved') }),
  })
  const inForce = useTrial(rules.content)
  const changed = JSON.stringify(content) !== JSON.stringify(rules.content)
  const trial = useTrial(changed ? content : null)
  const problems = problemFields(save.error)
  return (
    <>
      <Caveat />
      <UnsavedGuard when={changed && !save.isSuccess} />
      <Form
        label={t('rulesTitle')}
        error={save.error}
        onSubmit={() => save.mutate({ body: { version: rules.version, content, reason: reason.trim() } })}
        actions={
          may ? (
            <Group gap={8}>
              <Button type="submit" disabled={!changed || reason.trim() === ''} loading={save.isPending}>
                {t('save')}
              </Button>
              {changed && (
                <Button variant="subtle" onClick={() => setContent(rules.content)}>
                  {t('undo')}
                </Button>
              )}
            </Group>
          ) : (
            <p className={styles['quiet']}>{t('mayNot')}</p>
          )
        }
      >
        <div className={styles['rules']}>
          {INDICATOR_RULES.map((rule) => (
            <RulePart
              key={rule}
              rule={rule}
              settings={content[rule]}
              may={may}
              now={inForce?.find((one) => one.rule === rule)}
              would={changed ? trial?.find((one) => one.rule === rule) : undefined}
              problem={(key) => problems.of(`content.${rule}.parameters.${key}`)}
              onChange={(settings) => setContent({ ...content, [rule]: settings })}
            />
          ))}
        </div>
        {may && (
          <TextInput
            label={t('reason')}
            description={t('reasonHelp')}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </Form>
      <Versions rules={rules} />
    </>
  )
}

interface PartProps {
  readonly rule: IndicatorRuleKey
  readonly settings: RuleContent[IndicatorRuleKey]
  readonly may: boolean
  readonly now: RuleOutcome | undefined
  readonly would: RuleOutcome | undefined
  readonly problem: (key: string) => string | null
  readonly onChange: (settings: RuleContent[IndicatorRuleKey]) => void
}

function RulePart({ rule, settings, may, now, would, problem, onChange }: PartProps) {
  const t = useMessages(text)
  const { few } = useChance()
  const { number } = useFormats()
  const { title, looksAt, innocent, source, falseAlarms, parameters } = indicatorRules[rule]
  const said = (key: 'now' | 'would', { tested, flagged, falseAlarms: stated }: RuleOutcome) =>
    t(key, { flagged: number(flagged), tested: number(tested), stated: few(stated) })
  return (
    <Section
      title={title}
      actions={
        <Switch
          label={t(settings.on ? 'on' : 'off')}
          checked={settings.on}
          disabled={!may}
          onChange={(event) => onChange({ ...settings, on: event.currentTarget.checked })}
        />
      }
    >
      <dl className={styles['ruleFacts']}>
        <dt>{t('looksAt')}</dt>
        <dd>{looksAt}</dd>
        <dt>{t('innocent')}</dt>
        <dd>{innocent}</dd>
        <dt>{t('falseAlarmsHow')}</dt>
        <dd>{falseAlarms}</dd>
        <dt>{t('source')}</dt>
        <dd>{source}</dd>
      </dl>
      <div className={styles['parameters']}>
        {parameters.map((parameter) => (
          <ParameterInput
            key={parameter.key}
            parameter={parameter}
            value={settings.parameters[parameter.key] ?? parameter.start}
            may={may && settings.on}
            problem={problem(parameter.key)}
            onChange={(value) =>
              onChange({ ...settings, parameters: { ...settings.parameters, [parameter.key]: value } })
            }
          />
        ))}
      </div>
      <p className={styles['trial']} aria-live="polite">
        {now ? <span>{said('now', now)}</span> : settings.on && <span>{t('trying')}</span>}
        {would && <span data-changed>{said('would', would)}</span>}
      </p>
    </Section>
  )
}

interface InputProps {
  readonly parameter: IndicatorParameter
  readonly value: number
  readonly may: boolean
  readonly problem: string | null
  readonly onChange: (value: number) => void
}

function ParameterInput({ parameter, value, may, problem, onChange }: InputProps) {
  const t = useMessages(text)
  const { number } = useFormats()
  const { label, least, most, unit, kind } = parameter
  const digits = unit === 'share' ? 3 : least < 1 ? 1 : 0
  const bounds = t('within', {
    least: number(least, least < 1 ? digits : 0),
    most: number(most, most < 1 ? digits : 0),
    unit: t(`unit.${unit}`),
  })
  return (
    <NumberInput
      label={label}
      description={[bounds.trim(), kind === 'assumption' && t('assumption')].filter(Boolean).join(', ')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      min={least}
      max={most}
      step={digits === 0 ? 1 : 10 ** -digits * 5}
      decimalScale={digits}
      disabled={!may}
      error={problem}
      onChange={(next) => typeof next === 'number' && onChange(next)}
    />
  )
}

function Versions({ rules }: { rules: IndicatorRules }) {
  const t = useMessages(text)
  const { moment } = useFormats()
  if (rules.versions.length === 0) return null
  return (
    <Section title={t('versions')}>
      <ol className={styles['versions']}>
        {rules.versions.map((one) => (
          <li key={one.version}>
            <b>{t('version', { version: one.version })}</b>{' '}
            {t('changedBy', { by: one.by, at: moment(one.at), reason: one.reason })}
          </li>
        ))}
      </ol>
    </Section>
  )
}
