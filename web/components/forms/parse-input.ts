import { ClockTime, PartialDate } from '#contract'

/** Brings what was typed to the form of a partial date: `2026/2/4` → `2026-02-04`; other text stays. */
export function tidyDate(text: string): string {
  const parts = text.trim().split(/[-/. ]+/)
  if (!/^\d{4}$/.test(parts[0] ?? '') || parts.length > 3 || parts.some((part) => !/^\d+$/.test(part)))
    return text.trim()
  return parts.map((part, index) => (index === 0 ? part : part.padStart(2, '0'))).join('-')
}

/** Why a text is no partial date, in words; null when it is one, or empty. */
export function dateProblem(text: string): string | null {
  if (text === '') return null
  const parsed = PartialDate.safeParse(text)
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? '')
}

/** Brings what was typed to the form of a time: `2340`, `23.40`, `9:05` → `23:40`, `23:40`, `09:05`. */
export function tidyTime(text: string): string {
  const match = /^(\d{1,2})[:.h ]?(\d{2})$/i.exec(text.trim())
  return match ? `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? ''}` : text.trim()
}

export function isTime(text: string): boolean {
  return text === '' || ClockTime.safeParse(text).success
}
