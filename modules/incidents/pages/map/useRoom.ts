import { useMemo } from 'react'
import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { useSearch } from '#web/pages'
import type { ChangeSearch } from '#web/pages'
import { readQuality, summariseIncidents } from '../../contract/index.ts'
import type { CountUnit, IncidentFilter, IncidentSummary, Layer } from '../../contract/index.ts'
import { words } from '../words.ts'
import { useAreaNames, useBoundaries } from './areas.ts'
import type { BarWords, NamedLayer } from './filters.ts'
import { placeWords, whenWords, whereWords } from './say.ts'
import type { Sentences } from './say.ts'
import { text } from './text.ts'
import { daysOf, filterOf, viewSearch } from './view.ts'
import type { Days, View } from './view.ts'

/** What is known before any filter: how far the data reach, the layers, the sources. */
export interface Ground {
  readonly reach: IncidentSummary
  readonly layers: readonly NamedLayer[]
  readonly sources: readonly string[]
}

/** The page as its parts read it. */
export interface Room extends Ground {
  readonly view: View
  readonly change: ChangeSearch
  readonly filter: IncidentFilter
  readonly days: Days | null
  readonly unit: CountUnit
  /** Layer that is coloured and compared; the first unless another is chosen. */
  readonly layer: Layer | undefined
  readonly place: string | null
  /** ` in Brooklyn` and ` in 2024`, to follow a count. */
  readonly where: string
  readonly when: string
  readonly say: Sentences & BarWords
}

/** The ground of the room; `reach` is undefined until it is known. */
export function useGround() {
  const reach = useCall(summariseIncidents, {}, { staleTime: 60_000, keepPrevious: true })
  const boundaries = useBoundaries()
  const layers = useNamedLayers(boundaries)
  const quality = useCall(readQuality, {}, { staleTime: 300_000 })
  const sources = useMemo(() => quality.data?.sources.map(({ source }) => source) ?? [], [quality.data])
  const ground: Ground | null = reach.data && boundaries ? { reach: reach.data, layers, sources } : null
  return { ground, error: reach.error, retry: () => void reach.refetch() }
}

/** Filters name areas of the two coarsest layers at most by layer; the others are picked on the map. */
function useNamedLayers(layers: readonly Layer[] | undefined): readonly NamedLayer[] {
  const [first, second, third] = layers ?? []
  const names = [useAreaNames(first), useAreaNames(second), useAreaNames(third)] as const
  const [one, two, three] = names
  return useMemo(
    () =>
      [[first, one] as const, [second, two] as const, [third, three] as const].flatMap(([layer, areas]) =>
        layer ? [{ layer, areas }] : [],
      ),
    [first, second, third, one, two, three],
  )
}

/** Words of the room. */
export function useSay(): Sentences & BarWords {
  const t = useMessages(text)
  const code = useMessages(words)
  const formats = useFormats()
  return useMemo(() => ({ t, code, formats }), [t, code, formats])
}

/** The address read against the ground. */
export function useRoom(ground: Ground): Room {
  const [view, change] = useSearch(viewSearch)
  const say = useSay()
  const { reach, layers } = ground
  const filter = useStable(useMemo(() => filterOf(view, reach), [view, reach]))
  const days = useMemo(() => daysOf(filter, reach), [filter, reach])
  const place = placeWords(say, filter, layers)
  const layer = layers.find((one) => String(one.layer.id) === view.layer)?.layer ?? layers[0]?.layer
  return {
    ...ground,
    view,
    change,
    filter,
    days,
    layer,
    place,
    say,
    unit: view.unit ?? 'incidents',
    where: whereWords(say, place),
    when: whenWords(say, days),
  }
}

/** Selecting a row changes the address but not the filter: everything drawn from the filter may stay as it is. */
function useStable(filter: IncidentFilter): IncidentFilter {
  const key = JSON.stringify(filter)
  return useMemo(() => JSON.parse(key) as IncidentFilter, [key])
}
