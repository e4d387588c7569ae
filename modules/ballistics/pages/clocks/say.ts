import type { Say } from '#web/messages'
import type { ClockRule } from '../../contract/index.ts'
import type { clockWords } from './words.ts'

type ClockSay = Say<(typeof clockWords)['en']>

/** "2 business days from receipt". */
export const limitWords = (t: ClockSay, { count, unit, from }: ClockRule): string =>
  t('limit', { limit: t(`unit.${unit}`, { count }), from: t(`from.${from}`) })

/** "Entered within 2 business days of receipt". */
export const ruleWords = (t: ClockSay, { count, unit, from, to }: ClockRule): string =>
  t('whole', { to: t(`to.${to}`), limit: t(`unit.${unit}`, { count }), from: t(`from.${from}`) })
