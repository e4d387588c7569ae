import type { Formats, Say } from '#web/messages'
import type { Change } from '../../contract/index.ts'
import type { Text } from './text.ts'

/** Words of the overview with its formats. */
export interface Sentences {
  readonly t: Say<Text>
  readonly formats: Formats
}

/** `12% fewer`, `8% more`, `2.4 times as many`: from twice on, times are read more easily than percents. */
export function ratioWords({ t, formats }: Sentences, ratio: number): string {
  if (ratio >= 2) return t('times', { times: formats.number(ratio, 1) })
  const percent = formats.percent(Math.abs(ratio - 1))
  if (percent === formats.percent(0)) return t('asMany')
  return t(ratio < 1 ? 'fewer' : 'more', { percent })
}

/** `12% fewer`; null where nothing can be compared. */
export function changeWords(say: Sentences, { ratio, now, before }: Change): string | null {
  if (ratio.value !== null) return ratioWords(say, ratio.value)
  return now === 0 && before > 0 ? say.t('none', { before: say.formats.number(before) }) : null
}

/** `95% interval 21% fewer to 2% fewer`; null where there is none. */
export function intervalWords(say: Sentences, { ratio: { low, high } }: Change): string | null {
  if (low === null) return null
  return say.t('intervalOf', {
    low: ratioWords(say, low),
    high: high === null ? say.t('open') : ratioWords(say, high),
  })
}
