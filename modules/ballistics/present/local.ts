/** Days and moments as they are written for people, day before month, in the time zone of an agency. */
export function localFormats(timeZone: string) {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone })
  const moment = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
  return {
    moment: (at: Date | string | null) => (at === null ? '' : moment.format(new Date(at))),
    dayOf: (at: Date | string | null) => (at === null ? '' : day.format(new Date(at))),
    /** A day as it is stored, of which month and day may be unknown: 2026-09-12 → 12 Sep 2026. */
    day: (partial: string | null) => (partial === null ? '' : partialDay(partial)),
  }
}

export type LocalFormats = ReturnType<typeof localFormats>

function partialDay(partial: string): string {
  const [year, month, day] = partial.split('-').map(Number)
  if (month === undefined) return String(year)
  const at = new Date(Date.UTC(year ?? 0, month - 1, day ?? 1))
  const words = { month: 'short', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat('en-GB', { ...words, ...(day && { day: 'numeric' }) }).format(at)
}
