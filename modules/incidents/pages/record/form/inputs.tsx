import { Select, TextInput } from '@mantine/core'
import type { SelectProps, TextInputProps } from '@mantine/core'
import { ClockTimeInput, PartialDateInput } from '#web/forms'
import { useMessages } from '#web/messages'
import { words } from '../../words.ts'
import type { Bound } from './useIncidentForm.ts'

type Codes = (typeof words)['en']
type Listed = keyof Codes & `${string}.${string}`

interface FieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'error'> {
  bound: Bound
}

/** One line of text. */
export function Text({ bound, ...rest }: FieldProps) {
  const { onChange, ...binding } = bound
  return (
    <TextInput
      autoComplete="off"
      {...rest}
      {...binding}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** A date of which part may be unknown. */
export function Day({ bound, ...rest }: FieldProps) {
  const { error, ...binding } = bound
  // Without a message of the server the input shows its own.
  return <PartialDateInput {...rest} {...binding} {...(error && { error })} />
}

/** A time on the 24-hour clock. */
export function Clock({ bound, ...rest }: FieldProps) {
  const { error, ...binding } = bound
  return <ClockTimeInput {...rest} {...binding} {...(error && { error })} />
}

interface ChoiceProps extends Omit<SelectProps, 'value' | 'onChange' | 'error' | 'data'> {
  bound: Bound
  /** Codes to choose from, and the list of the vocabulary they stand in. */
  codes: readonly string[]
  list: string
}

/** A code in words. Typing finds it, Tab takes what was found; the menu stays shut until asked for. */
export function Choice({ bound, codes, list, ...rest }: ChoiceProps) {
  const t = useMessages(words)
  const { value, onChange, ...binding } = bound
  return (
    <Select
      searchable
      clearable
      openOnFocus={false}
      autoSelectOnBlur
      selectFirstOptionOnChange
      {...rest}
      {...binding}
      data={codes.map((code) => ({ value: code, label: t(`${list}.${code}` as Listed) }))}
      value={value === '' ? null : value}
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  )
}

/** Yes, no, or left open. */
export function YesNo({ bound, ...rest }: Omit<ChoiceProps, 'codes' | 'list'>) {
  const t = useMessages(words)
  const { value, onChange, ...binding } = bound
  return (
    <Select
      searchable
      clearable
      openOnFocus={false}
      autoSelectOnBlur
      selectFirstOptionOnChange
      {...rest}
      {...binding}
      data={(['yes', 'no'] as const).map((code) => ({ value: code, label: t(code) }))}
      value={value === '' ? null : value}
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  )
}
