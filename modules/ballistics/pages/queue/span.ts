import { defineMessages, useMessages, type Say } from '#web/messages'

const units = defineMessages({
  days: '{count, one: # day | other: # days}',
  hours: '{count, one: # hour | other: # hours}',
  minutes: '{count} min',
})
type SpanSay = Say<(typeof units)['en']>

export const useSpan = (): SpanSay => useMessages(units)

/** A length of time in its largest unit: "4 days". */
export function spanWords(t: SpanSay, ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  if (minutes < 60) return t('minutes', { count: minutes })
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? t('hours', { count: hours }) : t('days', { count: Math.floor(hours / 24) })
}
