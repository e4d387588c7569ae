import { dayAfter } from '#contract'
import type { Tx } from '#platform/db'
import type { IncidentFilter, IncidentPart } from '../contract/index.ts'
import type { Seen } from './seen.ts'
import type { Values } from './values.ts'

/** A filter of which it is known in which layer its areas lie. */
export interface SetFilter extends IncidentFilter {
  /** Slot of the layer that `area` belongs to: which of area_1 … area_6 holds them. */
  readonly areaSlot?: number
}

/** Slots of the layers that hold these areas; empty when the person can see none of them. */
export async function slotsOfAreas(tx: Tx, areas: readonly string[]): Promise<number[]> {
  const { rows } = await tx.client.query<{ slot: number }>(
    `select distinct l.slot from incidents.area a join incidents.layer l on l.id = a.layer_id
     where a.id = any ($1::int[])`,
    [areas],
  )
  return rows.map((row) => row.slot)
}

/** A facet the tally keeps, and the values a filter wants of it. */
export interface Facet {
  readonly name: 'setting' | 'kind' | 'hour'
  readonly values: readonly string[]
}

/** The facets of a filter that the tally keeps. */
export function facetsOf({ setting, kind, hourFrom, hourTo }: SetFilter): Facet[] {
  const hours = hoursBetween(hourFrom, hourTo)
  return [
    ...(setting ? [{ name: 'setting' as const, values: setting }] : []),
    ...(kind ? [{ name: 'kind' as const, values: kind }] : []),
    ...(hours ? [{ name: 'hour' as const, values: hours.map(String) }] : []),
  ]
}

function hoursBetween(from: number | undefined, to: number | undefined): number[] | undefined {
  if (from === undefined && to === undefined) return undefined
  const [first, last] = [from ?? 0, to ?? 23]
  return Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
    first <= last ? hour >= first && hour <= last : hour >= first || hour <= last,
  )
}

/**
 * Whether the tally knows what a filter asks for: days and classes, and either areas of the first layer or
 * one facet.
 */
export function isTallied(filter: SetFilter): boolean {
  const known = [
    'from',
    'to',
    'agency',
    'class',
    'area',
    'areaSlot',
    'setting',
    'kind',
    'hourFrom',
    'hourTo',
  ] as const
  const crossed = facetsOf(filter).length + (filter.area ? 1 : 0)
  return (filter.areaSlot ?? 1) === 1 && crossed <= 1 && onlyAsksFor(filter, known)
}

/** Whether nothing but these is asked for. */
export function onlyAsksFor(filter: SetFilter, names: readonly (keyof SetFilter)[]): boolean {
  return Object.entries(filter).every(
    ([name, value]) => value === undefined || names.includes(name as keyof SetFilter),
  )
}

/**
 * The filter as conditions on incidents `i`. Plain comparisons of columns, because under row-level
 * security only operators that leak nothing may use an index before the label is checked.
 */
export function conditionsOf(seen: Seen, filter: SetFilter, values: Values): string[] {
  return [
    ...dayConditions(filter, values),
    ...agencyConditions('i', filter, values),
    ...listConditions(filter, values),
    ...clockConditions(filter, values),
    ...victimConditions(filter, values),
    ...gapConditions(seen, filter),
    ...recordConditions(filter, values),
  ]
}

/** `where …` of all conditions, or nothing. */
export const whereOf = (conditions: readonly string[]): string =>
  conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''

/** Only what some agencies own, in incidents or in sums. */
export const agencyConditions = (table: 'i' | 't', { agency }: SetFilter, values: Values): string[] =>
  agency ? [`${table}.owner_agency = any (${values.add(agency)}::int[])`] : []

function dayConditions({ from, to }: SetFilter, values: Values): string[] {
  return [
    ...(from ? [`i.occurred_at >= ${values.add(from)}::timestamp`] : []),
    ...(to ? [`i.occurred_at < ${values.add(dayAfter(to))}::timestamp`] : []),
  ]
}

function listConditions(filter: SetFilter, values: Values): string[] {
  const lists: readonly [string, readonly string[] | undefined][] = [
    ['class', filter.class],
    ['setting', filter.setting],
    ['kind', filter.kind],
    ['status', filter.status],
    ['source', filter.source],
  ]
  const texts = lists.flatMap(([column, wanted]) =>
    wanted ? [`i.${column} = any (${values.add(wanted)}::text[])`] : [],
  )
  const areas = filter.area
    ? [`i.area_${filter.areaSlot ?? 1} = any (${values.add(filter.area)}::int[])`]
    : []
  const flags = [
    ...(filter.domestic === undefined ? [] : [`i.domestic = ${values.add(filter.domestic)}`]),
    ...(filter.officerInvolved === undefined
      ? []
      : [`i.officer_involved = ${values.add(filter.officerInvolved)}`]),
  ]
  return [...texts, ...areas, ...flags]
}

/** An unknown day has no weekday and an unknown time no hour: such incidents are left out. */
function clockConditions({ weekday, hourFrom, hourTo }: SetFilter, values: Values): string[] {
  const days = weekday
    ? [
        `i.date_precision = 'd' and extract(isodow from i.occurred_at)::int = any (${values.add(weekday)}::int[])`,
      ]
    : []
  const hours = hoursBetween(hourFrom, hourTo)
  if (!hours) return days
  return [
    ...days,
    `i.time_known and extract(hour from i.occurred_at)::int = any (${values.add(hours)}::int[])`,
  ]
}

/** One and the same victim has the sex and an age that may lie between the two. */
function victimConditions({ victimSex, victimAgeFrom, victimAgeTo }: SetFilter, values: Values): string[] {
  const parts = [
    ...(victimSex ? [`v.sex = any (${values.add(victimSex)}::text[])`] : []),
    ...(victimAgeFrom === undefined
      ? []
      : [`v.age_low is not null and coalesce(v.age_high, 120) >= ${values.add(victimAgeFrom)}`]),
    ...(victimAgeTo === undefined ? [] : [`v.age_low <= ${values.add(victimAgeTo)}`]),
  ]
  if (parts.length === 0) return []
  return [
    `exists (select from incidents.victim v where v.incident_id = i.id
       and v.outcome in ('killed', 'wounded') and ${parts.join(' and ')})`,
  ]
}

const GAPS: Readonly<
  Record<NonNullable<IncidentFilter['gap']>, readonly [condition: string, part?: IncidentPart]>
> = {
  coordinates: ['i.latitude is null', 'place'],
  time: ['not i.time_known'],
  area: ['i.area_1 is null', 'place'],
  victims: ['not exists (select from incidents.victim v where v.incident_id = i.id)', 'victims'],
  day: [`i.date_precision <> 'd'`],
}

/** What an agency does not share is not missing. */
function gapConditions(seen: Seen, { gap }: SetFilter): string[] {
  if (!gap) return []
  const [condition, part] = GAPS[gap]
  return part ? [condition, seen.shows(part)] : [condition]
}

function recordConditions(filter: SetFilter, values: Values): string[] {
  return [...importConditions(filter, values), ...searchConditions(filter, values)]
}

/** Imports are the agency's own working papers. */
function importConditions(filter: SetFilter, values: Values): string[] {
  if (!filter.import) return []
  const id = values.add(filter.import)
  return [
    `i.id in (select n.id from incidents.incident n
         where n.import_id = ${id}::uuid and n.owner_agency = (select access.current_agency())
       union all select c.incident_id from incidents.version c
         where c.import_id = ${id}::uuid and c.owner_agency = (select access.current_agency()))`,
  ]
}

/** One word with a digit starts a record number; everything else is words of the address. */
function searchConditions({ q }: SetFilter, values: Values): string[] {
  const words = q?.trim().split(/\s+/).filter(Boolean) ?? []
  if (words.length === 0) return []
  const [only] = words
  if (words.length > 1 || !only || !/\d/.test(only)) {
    const inAddress = words.map((word) => `i.address ilike ${values.add(`%${escapeLike(word)}%`)}`)
    return [`(${inAddress.join(' and ')})`]
  }
  const starts = [...new Set([only, only.toUpperCase()])].map((start) => {
    const next = start.slice(0, -1) + String.fromCodePoint(start.codePointAt(start.length - 1)! + 1)
    return `i.number >= ${values.add(start)}::text and i.number < ${values.add(next)}::text`
  })
  return [`(${starts.map((range) => `(${range})`).join(' or ')})`]
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
