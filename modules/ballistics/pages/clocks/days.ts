import type { ClockContent } from '../../contract/index.ts'

type NamedDays = ClockContent['calendar']['closed']

/** Named days as people write them: one a line. */
export const daysText = (days: NamedDays): string => days.map(({ day, name }) => `${day} ${name}`).join('\n')

/** Reads such lines; the number of the first that is none, where there is one. */
export function readDays(text: string): { days: NamedDays } | { wrong: number } {
  const days: { day: string; name: string }[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const found = /^\s*(\d{4}-\d{2}-\d{2})[\s,;]+(\S.*)$/.exec(line)
    if (!found || !exists(found[1]!)) return { wrong: index + 1 }
    days.push({ day: found[1]!, name: found[2]!.trim().slice(0, 80) })
  }
  return { days }
}

function exists(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day
}
