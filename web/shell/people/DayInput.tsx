import { TextInput } from '@mantine/core'

export interface DayInputProps {
  label: string
  description?: string
  /** `2026-12-31`, or empty. */
  value: string
  onChange: (day: string) => void
  error?: string | null
  min?: string
}

/** A whole day, chosen with the browser's own calendar. */
export function DayInput({ onChange, ...rest }: DayInputProps) {
  return <TextInput type="date" {...rest} onChange={(event) => onChange(event.currentTarget.value)} />
}

const two = (part: number) => String(part).padStart(2, '0')

/** A moment as the day it falls on where the reader is. */
export function dayOf(moment: string | Date): string {
  const at = new Date(moment)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** The last second of a day where the reader is; null for no day. */
export function endOfDay(day: string): string | null {
  return day === '' ? null : new Date(`${day}T23:59:59`).toISOString()
}
