import { useState } from 'react'
import { TextInput } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { firstDay } from '#contract'
import { useFormats, useLocale, useMessages } from '#web/messages'
import { daysBefore, isBackwards, lastDay, readPeriod, sayPeriod, yearBack } from './period.ts'
import type { Period } from './period.ts'
import { words } from './words.ts'
import 'dayjs/locale/es'
import styles from './filters.module.css'

interface DatesFormProps {
  readonly today: string
  readonly from: string | undefined
  readonly to: string | undefined
  /** `done` closes the popover; a calendar with one end picked is not done. */
  readonly onPick: (period: Period, done: boolean) => void
}

/** Three ways to a period: a preset, typing, a calendar. */
export function DatesForm({ today, from, to, onPick }: DatesFormProps) {
  const t = useMessages(words)
  const { locale } = useLocale()
  const [half, setHalf] = useState<string | null>(null)
  const pickDays = ([first, last]: [string | null, string | null]) => {
    setHalf(last === null ? first : null)
    if (first && last) onPick({ from: first, to: last }, true)
  }
  return (
    <div className={styles['dates']}>
      <Presets today={today} onPick={(period) => onPick(period, true)} />
      <div className={styles['datesBody']}>
        <Typed from={from} to={to} onPick={(period) => onPick(period, true)} />
        <DatePicker
          type="range"
          size="xs"
          locale={locale}
          allowSingleDateInRange
          ariaLabels={{
            previousMonth: t('previousMonth'),
            nextMonth: t('nextMonth'),
            previousYear: t('previousYear'),
            nextYear: t('nextYear'),
            monthLevelControl: t('months'),
            yearLevelControl: t('years'),
          }}
          defaultDate={from ? firstDay(from) : today}
          value={half ? [half, null] : [from ? firstDay(from) : null, to ? lastDay(to) : null]}
          onChange={pickDays}
        />
      </div>
    </div>
  )
}

function Presets({ today, onPick }: { today: string; onPick: (period: Period) => void }) {
  const t = useMessages(words)
  const year = Number(today.slice(0, 4))
  const presets: readonly (readonly [string, Period])[] = [
    [t('thisYear'), { from: `${year}-01-01`, to: today }],
    [t('lastYear'), { from: String(year - 1), to: String(year - 1) }],
    [t('twelveMonths'), { from: yearBack(today), to: today }],
    [t('fourWeeks'), { from: daysBefore(today, 27), to: today }],
    [t('allTime'), {}],
  ]
  return (
    <ul className={styles['presets']}>
      {presets.map(([label, period]) => (
        <li key={label}>
          <button type="button" onClick={() => onPick(period)}>
            {label}
          </button>
        </li>
      ))}
    </ul>
  )
}

function Typed({
  from,
  to,
  onPick,
}: {
  from: string | undefined
  to: string | undefined
  onPick: (period: Period) => void
}) {
  const t = useMessages(words)
  const { date } = useFormats()
  const [text, setText] = useState(from && to ? sayPeriod(from, to, date) : '')
  const [problem, setProblem] = useState<string | null>(null)
  const apply = () => {
    const period = readPeriod(text)
    if (!period) setProblem(t('typedWrong', { text }))
    else if (isBackwards(period)) setProblem(t('backwards'))
    else onPick(period)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
    >
      <TextInput
        label={t('typed')}
        description={t('typedHelp')}
        error={problem}
        value={text}
        data-autofocus
        autoComplete="off"
        onChange={(event) => {
          setText(event.currentTarget.value)
          setProblem(null)
        }}
      />
    </form>
  )
}
