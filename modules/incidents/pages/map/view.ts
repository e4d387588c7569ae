import { z } from 'zod'
import { dayAfter } from '#contract'
import { listOf, Cursor, RecordId } from '../../../../platform/contract/index.ts'
import { CountUnit, incidentFilter, IncidentSort } from '../../contract/index.ts'
import type { IncidentFilter } from '../../contract/index.ts'

/** What the map can show; several at once. */
export const MapLayer = z.enum(['rate', 'points', 'hot', 'months'])
export type MapLayer = z.infer<typeof MapLayer>

const number = z.string().regex(/^\d+$/)

/** The address of the page: the filter, and how it is looked at. */
export const viewSearch = z.object({
  ...incidentFilter,
  period: z
    .literal('all')
    .optional()
    .describe('All of the data; without it and without days, the last full year'),
  unit: CountUnit.optional(),
  layer: number.optional().describe('Areas that are coloured and compared'),
  picked: number.optional().describe('Area picked on the map'),
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional()
    .describe('Month the slider stands at'),
  shown: listOf(MapLayer).optional(),
  selected: RecordId.optional(),
  sort: IncidentSort.optional(),
  cursor: Cursor.optional(),
  at: z.coerce.number().int().min(1).optional().describe('Place of the first row of the page'),
})
export type View = z.output<typeof viewSearch>

/** First and last day of the data; null when there are none. */
export interface Reach {
  readonly firstDay: string | null
  readonly lastDay: string | null
}

/** Days that are both given, as calendar days. */
export interface Days {
  readonly from: string
  readonly to: string
}

/** An incident in the last week of December stands for a year that is complete. */
const LAST_WEEK = '-12-25'

/** The last calendar year that the data cover whole, else the year they end in. */
export function lastFullYear({ firstDay, lastDay }: Reach): Days | null {
  if (!firstDay || !lastDay) return null
  const end = Number(lastDay.slice(0, 4))
  const whole = lastDay.slice(4) >= LAST_WEEK || Number(firstDay.slice(0, 4)) >= end ? end : end - 1
  return { from: `${whole}-01-01`, to: `${whole}-12-31` }
}

/** The filter of an address; with no days in it, those of the last full year. */
export function filterOf(view: View, reach: Reach): IncidentFilter {
  const names = Object.keys(incidentFilter) as (keyof IncidentFilter)[]
  const filter = Object.fromEntries(
    names.filter((name) => view[name] !== undefined).map((name) => [name, view[name]]),
  ) as IncidentFilter
  if (filter.from || filter.to || view.period === 'all') return filter
  return { ...filter, ...lastFullYear(reach) }
}

/** Days a filter covers, as far as the data reach. */
export function daysOf(filter: IncidentFilter, reach: Reach): Days | null {
  const from = filter.from ?? reach.firstDay
  const to = filter.to ?? reach.lastDay
  return from && to ? { from, to } : null
}

/** What the list and the points show: the filter, narrowed by the area and the month picked on the map. */
export function narrowed(filter: IncidentFilter, { picked, month }: View): IncidentFilter {
  const days = month ? daysOfMonth(month) : null
  return {
    ...filter,
    ...(picked && { area: [picked] }),
    ...(days && {
      from: filter.from && filter.from > days.from ? filter.from : days.from,
      to: filter.to && filter.to < days.to ? filter.to : days.to,
    }),
  }
}

/** First and last day of `2024-03`. */
export function daysOfMonth(month: string): Days {
  const next = new Date(`${dayAfter(month)}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() - 1)
  return { from: `${month}-01`, to: next.toISOString().slice(0, 10) }
}

/** The months that days touch, `2024-01` to `2024-12`. */
export function monthsOf({ from, to }: Days): string[] {
  const months: string[] = []
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = dayAfter(month).slice(0, 7))
    months.push(month)
  return months
}

/** The years that days cover exactly: `2024`, `2022–24`; null where they do not. */
export function wholeYears({ from, to }: Days): string | null {
  if (!from.endsWith('-01-01') || !to.endsWith('-12-31')) return null
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)]
  if (first === last) return first
  return `${first}–${first.slice(0, 2) === last.slice(0, 2) ? last.slice(2) : last}`
}
