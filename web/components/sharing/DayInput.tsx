import { TextInput } from '@mantine/core'

export interface DayInputProps {
  label: string
  description?: string
  /** `2026-12-31`, or empty. */
  value: string
  onChange: (day: string) => void
  error?: string | null
  max?: string
}

/** A whole day, chosen with the browser's own calendar. */
export function DayInput({ onChange, ...rest }: DayInputProps) {
  return <TextInput type="date" {...rest} onChange={(event) => onChange(event.currentTarget.value)} />
}
