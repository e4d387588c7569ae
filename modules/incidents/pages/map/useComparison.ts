import { useMemo } from 'react'
import { useCall } from '#web/client'
import type { AreaValue } from '#web/map'
import { compareAreas } from '../../contract/index.ts'
import type { AreaFigure } from '../../contract/index.ts'
import { classBounds } from './breaks.ts'
import type { Room } from './useRoom.ts'

/** Counts, rates and change of every area of the layer, under the filter. */
export function useComparison({ filter, unit, layer }: Room) {
  return useCall(
    compareAreas,
    { query: { ...filter, unit, layer: layer?.id ?? 0 } },
    { enabled: layer !== undefined, keepPrevious: true },
  )
}

/**
 * Areas the filter is about. Where it names areas of another layer, those of this one in which anything was
 * counted: which lies in which is not known, and an area without a count has nothing to compare.
 */
export function concerned(areas: readonly AreaFigure[], wanted: readonly string[] | undefined): AreaFigure[] {
  if (!wanted) return [...areas]
  const own = areas.filter(({ areaId }) => wanted.includes(String(areaId)))
  return own.length > 0 ? own : areas.filter(({ count }) => count > 0)
}

/** Rates to colour, and the bounds of their five classes. */
export function useRates(areas: readonly AreaFigure[] | undefined, wanted: readonly string[] | undefined) {
  return useMemo(() => {
    const shown = concerned(areas ?? [], wanted)
    const values = new Map<string, AreaValue>(
      shown.map(({ areaId, rate, count, unsteady }) => [
        String(areaId),
        { value: rate.value, count, unsteady },
      ]),
    )
    const steady = shown.filter(({ unsteady }) => !unsteady)
    return {
      values,
      breaks: classBounds((steady.length > 0 ? steady : shown).map(({ rate }) => rate.value ?? 0)),
    }
  }, [areas, wanted])
}
