import { useFormats, useMessages } from '#web/messages'
import { text } from './text.ts'

/** Probabilities and expected numbers as they stand in sentences. */
export function useChance() {
  const t = useMessages(text)
  const { number } = useFormats()
  return {
    chance: (p: number) =>
      p < 1e-6
        ? t('inMillion')
        : p > 0.1
          ? t('inHundred', { n: number(p * 100) })
          : t('inMany', { n: number(Math.round(1 / p)) }),
    few: (value: number) =>
      value === 0 ? '0' : value >= 10 ? number(value) : value >= 0.095 ? number(value, 1) : number(value, 2),
  }
}
