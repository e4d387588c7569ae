import { z } from 'zod'
import { CalendarDate, Flag, listOf } from '../../../platform/contract/index.ts'
import { CaseStatus, IncidentClass, PlaceKind, Setting, Sex } from './codes.ts'

const hour = z.coerce.number().int().min(0).max(23)
const age = z.coerce.number().int().min(0).max(120)

/**
 * What a page, chart, map or export is limited to. Kept in the address; lists are comma-separated.
 * `from` and `to` are inclusive days; an incident whose day is unknown is in when its first possible day is.
 */
export const incidentFilter = {
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
  agency: listOf(z.string().regex(/^\d{1,9}$/))
    .optional()
    .describe('Agencies that own the incidents'),
  class: listOf(IncidentClass).optional(),
  area: listOf(z.string().regex(/^\d{1,9}$/))
    .optional()
    .describe('Area numbers of one layer'),
  setting: listOf(Setting).optional(),
  kind: listOf(PlaceKind).optional(),
  status: listOf(CaseStatus).optional(),
  weekday: listOf(z.string().regex(/^[1-7]$/))
    .optional()
    .describe('1 is Monday, 7 is Sunday (ISO 8601)'),
  hourFrom: hour.optional(),
  hourTo: hour.optional().describe('Last hour included; below hourFrom it runs past midnight'),
  domestic: Flag.optional(),
  officerInvolved: Flag.optional(),
  victimSex: listOf(Sex).optional(),
  victimAgeFrom: age.optional(),
  victimAgeTo: age.optional(),
  source: listOf(z.string().max(60)).optional(),
  import: z.uuid().optional().describe('Only incidents that this import made or changed'),
  gap: z
    .enum(['coordinates', 'time', 'area', 'victims', 'day'])
    .optional()
    .describe('Only incidents in which this is missing'),
  q: z.string().max(80).optional().describe('Start of a record number, or words of the address'),
} as const

export const IncidentFilter = z.object(incidentFilter)
/** The parsed filter that services work with. */
export type IncidentFilter = z.output<typeof IncidentFilter>
/** The filter as it stands in an address: strings. */
export type IncidentFilterInput = z.input<typeof IncidentFilter>
