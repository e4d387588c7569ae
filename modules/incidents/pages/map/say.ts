import { sayPeriod } from '#web/filters'
import type { Formats, Say } from '#web/messages'
import type { CountUnit, IncidentFilter, IncidentSummary } from '../../contract/index.ts'
import type { NamedLayer } from './filters.ts'
import { areaInSentence } from './areas.ts'
import type { Text } from './text.ts'
import { wholeYears } from './view.ts'
import type { Days } from './view.ts'

export interface Sentences {
  readonly t: Say<Text>
  readonly formats: Formats
}

/** `2024`, `2022–24`, `1 Mar–5 Jun 2024`. */
export function periodWords({ formats }: Sentences, days: Days): string {
  return wholeYears(days) ?? sayPeriod(days.from, days.to, formats.date)
}

/** ` in 2024`, or `, 1 Mar–5 Jun 2024`, to follow a count. */
export function whenWords(say: Sentences, days: Days | null): string {
  if (!days) return ''
  return say.t(wholeYears(days) ? 'inYear' : 'inDays', { period: periodWords(say, days) })
}

/** `Brooklyn`, `Brooklyn and Queens`, `4 areas`; null for the whole city. */
export function placeWords({ t, formats }: Sentences, filter: IncidentFilter, layers: readonly NamedLayer[]) {
  const ids = filter.area ?? []
  if (ids.length === 0) return null
  const found = layers.flatMap(({ layer, areas }) =>
    areas.filter(({ id }) => ids.includes(id)).map((area) => areaInSentence(area, layer.one)),
  )
  return found.length > 0 && found.length < 4 ? formats.list(found) : t('areasOf', { count: ids.length })
}

/** ` in Brooklyn`, or nothing. */
export const whereWords = ({ t }: Sentences, place: string | null) => (place ? t('inPlace', { place }) : '')

/** `287 in Brooklyn in 2024 · 330 people shot, 66 killed`. */
export function headWords(
  say: Sentences,
  summary: IncidentSummary,
  unit: CountUnit,
  [where, when]: readonly [string, string],
): string {
  const { t, formats } = say
  const people = t('people', { count: summary.victims })
  const killed = formats.number(summary.killed)
  return unit === 'victims'
    ? t('headPeople', { people, where, when, count: t('incidents', { count: summary.incidents }), killed })
    : t('headIncidents', { count: formats.number(summary.incidents), where, when, people, killed })
}

export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
