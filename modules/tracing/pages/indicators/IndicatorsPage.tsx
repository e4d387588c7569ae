import { Button, Checkbox, SegmentedControl, Select } from '@mantine/core'
import { IconAdjustments, IconRefresh, IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import { useCall, useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone, notifyFailed } from '#web/notices'
import { PageBody, PageHead, Section } from '#web/page'
import { PageLink, useGo, useSearch } from '#web/pages'
import { useMay } from '#web/session'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { indicatorRules, INDICATOR_RULES } from '../../contract/indicator-rules.ts'
import {
  IndicatorRuleName,
  IndicatorState,
  listIndicators,
  runIndicators,
  type IndicatorRow,
  type RuleOutcome,
} from '../../contract/index.ts'
import { Caveat } from '../parts/Caveat.tsx'
import { useChance } from './say.ts'
import { Strip } from './Strip.tsx'
import { text } from './text.ts'
import styles from './indicators.module.css'

const Search = z.object({ rule: IndicatorRuleName.optional(), state: IndicatorState.default('new') })

const STATES = ['new', 'kept', 'dismissed', 'lapsed'] as const

/** What is worth a look, rule by rule: each with its numbers, its source, and how many come by chance. */
export default function IndicatorsPage() {
  const t = useMessages(text)
  const { moment, number } = useFormats()
  const [{ rule, state }, change] = useSearch(Search)
  const [selected, setSelected] = useState<readonly string[]>([])
  const list = useCall(
    listIndicators,
    { query: { ...(rule && { rule }), state, limit: 300 } },
    { keepPrevious: true },
  )
  const { data } = list
  const groups = INDICATOR_RULES.map((one) => ({
    one,
    rows: data?.rows.filter((row) => row.rule === one) ?? [],
  })).filter(({ rows }) => rows.length > 0)
  const toggle = (id: string) =>
    setSelected(selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id])
  const counted = data?.run
    ? t('count', { count: data.states.new, guns: number(data.run.guns), at: moment(data.run.at) })
    : t('never')
  return (
    <>
      <PageHead title={t('title')} count={data && counted} actions={<HeadActions selected={selected} />} />
      <PageBody>
        <div className={styles['said']}>
          <p>{t('means')}</p>
          <Caveat />
        </div>
        <div className={styles['choice']}>
          <div className={styles['scroll']}>
            <SegmentedControl
              aria-label={t('state')}
              value={state}
              onChange={(value) => change({ state: value })}
              data={STATES.map((value) => ({
                value,
                label: `${t(`state.${value}`)}${data ? ` ${number(data.states[value] ?? 0)}` : ''}`,
              }))}
            />
          </div>
          <Select
            aria-label={t('rule')}
            placeholder={t('allRules')}
            clearable
            className={styles['rule'] ?? ''}
            value={rule ?? null}
            data={INDICATOR_RULES.map((value) => ({
              value,
              label: `${indicatorRules[value].title} (${data?.counts.find((one) => one.rule === value)?.count ?? 0})`,
            }))}
            onChange={(value) => change({ rule: value ?? undefined })}
          />
        </div>
        {list.isPending && <Loading />}
        {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
        {data?.rows.length === 0 && <Empty title={t('none')}>{t(data.run ? 'noneHelp' : 'neverHelp')}</Empty>}
        {groups.map(({ one, rows }) => (
          <RuleGroup
            key={one}
            rule={one}
            rows={rows}
            all={data?.rows ?? []}
            outcome={data?.run?.outcomes.find((outcome) => outcome.rule === one)}
            selected={selected}
            onToggle={toggle}
            onAll={rule ? undefined : () => change({ rule: one }, { push: true })}
          />
        ))}
      </PageBody>
    </>
  )
}

function HeadActions({ selected }: { selected: readonly string[] }) {
  const t = useMessages(text)
  const go = useGo()
  const may = useMay('tracing.write')
  const mayRefer = useMay('tracing.refer')
  const run = useChange(runIndicators, {
    invalidates: [listIndicators],
    onSuccess: ({ found, grown, lapsed }) => notifyDone({ message: t('looked', { found, grown, lapsed }) }),
    onError: notifyFailed,
  })
  const referring = mayRefer && selected.length > 0
  return (
    <>
      <Button
        variant="default"
        component={PageLink}
        to="/tracing/indicator-rules"
        leftSection={<IconAdjustments size={16} stroke={1.6} aria-hidden />}
      >
        {t('rules')}
      </Button>
      {may && (
        <Button
          variant={referring ? 'default' : 'filled'}
          loading={run.isPending}
          onClick={() => run.mutate({})}
          leftSection={<IconRefresh size={16} stroke={1.6} aria-hidden />}
        >
          {t('lookNow')}
        </Button>
      )}
      {referring && (
        <Button
          onClick={() => go(`/tracing/referrals/new?indicators=${selected.join(',')}`)}
          leftSection={<IconSend size={16} stroke={1.6} aria-hidden />}
        >
          {t('refer', { count: selected.length })}
        </Button>
      )}
    </>
  )
}

interface GroupProps {
  readonly rule: (typeof INDICATOR_RULES)[number]
  readonly rows: readonly IndicatorRow[]
  /** Everything shown: one scale of days for all. */
  readonly all: readonly IndicatorRow[]
  readonly outcome: RuleOutcome | undefined
  readonly selected: readonly string[]
  readonly onToggle: (id: string) => void
  /** Shows this rule alone; left out where it is shown alone. */
  readonly onAll: (() => void) | undefined
}

/** Of each rule, while all are shown. */
const FIRST = 6

function RuleGroup({ rule, rows, all, outcome, selected, onToggle, onAll }: GroupProps) {
  const t = useMessages(text)
  const { number } = useFormats()
  const { few } = useChance()
  const mayRefer = useMay('tracing.refer')
  const { title, looksAt } = indicatorRules[rule]
  const shown = onAll ? rows.slice(0, FIRST) : rows
  const days = all.flatMap(({ firstOn, lastOn }) => [firstOn, lastOn].filter((day) => day !== null)).sort()
  return (
    <Section title={title} note={t('found', { shown: number(shown.length), count: number(rows.length) })}>
      <p className={styles['why']}>{looksAt}</p>
      {outcome && (
        <p className={styles['quiet']}>
          {t('falseAlarms', { tested: number(outcome.tested), stated: few(outcome.falseAlarms) })}
        </p>
      )}
      <ul className={styles['lines']}>
        {shown.map((row) => (
          <li key={row.id}>
            {mayRefer && row.state !== 'dismissed' && (
              <Checkbox
                aria-label={t('select', { title: row.title })}
                checked={selected.includes(row.id)}
                onChange={() => onToggle(row.id)}
              />
            )}
            <Line row={row} />
            <Strip days={row.recoveredOn} from={days[0] ?? ''} to={days.at(-1) ?? ''} />
          </li>
        ))}
      </ul>
      {onAll && shown.length < rows.length && (
        <Button variant="subtle" size="compact-sm" onClick={onAll}>
          {t('showAll', { count: number(rows.length) })}
        </Button>
      )}
    </Section>
  )
}

function Line({ row }: { row: IndicatorRow }) {
  const t = useMessages(text)
  const { chance } = useChance()
  const said = row.adjusted ?? row.probability
  return (
    <div className={styles['line']}>
      <p className={styles['name']}>
        <PageLink underline="hover" to={`/tracing/indicators/${row.id}`}>
          {row.title}
        </PageLink>
        {row.referral && (
          <PageLink underline="always" to={`/tracing/referrals/${row.referral.id}`}>
            {row.referral.number}
          </PageLink>
        )}
      </p>
      <p className={styles['quiet']}>
        {row.sentence}
        {said !== null && ` ${t('byChance', { chance: chance(said) })}.`}
      </p>
    </div>
  )
}
