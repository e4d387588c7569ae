import { Select, TextInput } from '@mantine/core'
import type { SelectProps, TextInputProps } from '@mantine/core'
import { ClockTimeInput, PartialDateInput } from '#web/forms'
import { useMessages } from '#web/messages'
import { words } from '../../words.ts'
import type { Bound } from './useIncidentForm.ts'

type Codes = (typeof words)['en']
type Term = keyof Codes & `${string}.${string}`

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
export function Choice({ codes, list, ...rest }: ChoiceProps) {
  const t = useMessages(words)
  return (
    <Listed {...rest} data={codes.map((code) => ({ value: code, label: t(`${list}.${code}` as Term) }))} />
  )
}

/** Yes, no, or left open. */
export function YesNo(props: Omit<ChoiceProps, 'codes' | 'list'>) {
  const t = useMessages(words)
  return (
    <Listed {...props} data={(['yes', 'no'] as const).map((code) => ({ value: code, label: t(code) }))} />
  )
}

interface ListedProps extends Omit<ChoiceProps, 'codes' | 'list'> {
  data: readonly { value: string; label: string }[]
}

function Listed({ bound, data, clearable = true, ...rest }: ListedProps) {
  const { value, onChange, ...binding } = bound
  return (
    <Select
      searchable
      clearable={clearable}
      openOnFocus={false}
      autoSelectOnBlur
      selectFirstOptionOnChange
      {...rest}
      {...binding}
      data={data}
      value={value === '' ? null : value}
      onChange={(chosen) => onChange(chosen ?? '')}
      onBlur={(event) => {
        const input = event.currentTarget
        // What the menu has highlighted it takes itself; quick fingers leave before it has drawn anything.
        if (input.getAttribute('aria-activedescendant')) return
        const found = firstMatch(data, input.value)
        if (found !== undefined && found !== value) onChange(found)
        else if (input.value === '' && clearable && value !== '') onChange('')
      }}
    />
  )
}

/** The code whose words are what was typed, else the first whose words hold it. */
function firstMatch(data: ListedProps['data'], typed: string): string | undefined {
  const text = typed.trim().toLowerCase()
  if (text === '') return undefined
  const exact = data.find(({ label }) => label.toLowerCase() === text)
  return (exact ?? data.find(({ label }) => label.toLowerCase().includes(text)))?.value
}
