import { useState } from 'react'
import { TextInput } from '@mantine/core'
import type { TextInputProps } from '@mantine/core'
import { useMessages } from '#web/messages'
import { dateProblem, isTime, tidyDate, tidyTime } from './parse-input.ts'
import { words } from './words.ts'

export interface PartInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  value: string
  onChange: (value: string) => void
}

/** A date of which the day, or the month too, may be unknown. What is typed is tidied on leaving. */
export function PartialDateInput({ value, onChange, error, onBlur, ...rest }: PartInputProps) {
  const t = useMessages(words)
  const [left, setLeft] = useState(false)
  return (
    <TextInput
      description={t('dateHelp')}
      placeholder={t('dateHolder')}
      maxLength={20}
      autoComplete="off"
      {...rest}
      value={value}
      error={error ?? (left ? dateProblem(value) : null)}
      onChange={(event) => {
        setLeft(false)
        onChange(event.currentTarget.value)
      }}
      onBlur={(event) => {
        setLeft(true)
        onChange(tidyDate(value))
        onBlur?.(event)
      }}
    />
  )
}

/** A time of day on the 24-hour clock; `2340` is understood. */
export function ClockTimeInput({ value, onChange, error, onBlur, ...rest }: PartInputProps) {
  const t = useMessages(words)
  const [left, setLeft] = useState(false)
  return (
    <TextInput
      description={t('timeHelp')}
      placeholder={t('timeHolder')}
      maxLength={12}
      autoComplete="off"
      inputMode="numeric"
      {...rest}
      value={value}
      error={error ?? (left && !isTime(value) ? t('badTime', { text: value }) : null)}
      onChange={(event) => {
        setLeft(false)
        onChange(event.currentTarget.value)
      }}
      onBlur={(event) => {
        setLeft(true)
        onChange(tidyTime(value))
        onBlur?.(event)
      }}
    />
  )
}
