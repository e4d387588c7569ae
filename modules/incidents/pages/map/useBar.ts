import { useMemo } from 'react'
import { useNow } from '#web/messages'
import type { FilterBarProps } from '#web/filters'
import { fieldsOf, fromBar, toBar } from './filters.ts'
import type { BarValue } from './filters.ts'
import type { Room } from './useRoom.ts'

/** The filter bar over the address. */
export function useBar({
  view,
  filter,
  layers,
  sources,
  change,
  say,
  reach,
}: Room): Required<Pick<FilterBarProps<BarValue>, 'fields' | 'value' | 'onChange'>> {
  const now = useNow(3_600_000)
  const value = useMemo(() => toBar(view, filter, layers), [view, filter, layers])
  // Presets such as "last 28 days" count back from the last day of which anything is known.
  const today = reach.lastDay ?? now.toISOString().slice(0, 10)
  const fields = useMemo(
    () => fieldsOf({ say, layers, sources, agencies: reach.agencies, today, value }),
    [say, layers, sources, reach.agencies, today, value],
  )
  return { fields, value, onChange: (next) => change(fromBar(next, value), { push: true }) }
}
