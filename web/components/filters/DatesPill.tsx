import { useState } from 'react'
import { Popover } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useFormats, useMessages } from '#web/messages'
import { DatesForm } from './DatesForm.tsx'
import { sayPeriod } from './period.ts'
import type { Period } from './period.ts'
import { Pill } from './Pill.tsx'
import type { DatesField } from './types.ts'
import { textOf, withKeys } from './values.ts'
import { words } from './words.ts'

interface DatesPillProps<P extends object> {
  readonly field: DatesField<P>
  readonly value: P
  readonly onChange: (next: P) => void
  readonly startOpen: boolean
}

/** A period: presets, typing or a calendar. */
export function DatesPill<P extends object>({ field, value, onChange, startOpen }: DatesPillProps<P>) {
  const t = useMessages(words)
  const { date } = useFormats()
  const [opened, setOpened] = useState(startOpen)
  const from = textOf(value, field.from)
  const to = textOf(value, field.to)
  const shown =
    from && to
      ? sayPeriod(from, to, date)
      : from
        ? t('since', { date: date(from) })
        : to && t('until', { date: date(to) })
  const pick = (period: Period, done: boolean) => {
    onChange(withKeys(value, { [field.from]: period.from, [field.to]: period.to }))
    if (done) setOpened(false)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Pill
          icon={<IconCalendar size={16} stroke={1.6} aria-hidden />}
          shown={shown ?? t('allTime')}
          aria-label={`${field.label}: ${shown ?? t('allTime')}`}
          onClick={() => setOpened(!opened)}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={field.label}>
        <DatesForm today={field.today} from={from} to={to} onPick={pick} />
      </Popover.Dropdown>
    </Popover>
  )
}
