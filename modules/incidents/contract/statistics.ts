import { z } from 'zod'
import { CalendarDate, Estimate, route, RowNumber } from '../../../platform/contract/index.ts'
import { CountUnit } from './codes.ts'
import { incidentFilter } from './filter.ts'

/** A count now against the same span before, with the interval of the ratio. */
export const Change = z.object({
  now: z.number(),
  before: z.number(),
  ratio: Estimate.describe('now ÷ before, exact conditional 95 % interval'),
  verdict: z.enum(['clearly-lower', 'clearly-higher', 'no-clear-change', 'too-few']),
  p: z.number().nullable().describe('E-test (Krishnamoorthy and Thomson 2004), two-sided'),
})
export type Change = z.infer<typeof Change>

export const Share = z.object({ count: z.number(), of: z.number(), estimate: Estimate })
export type Share = z.infer<typeof Share>

export const OverviewFigures = z.object({
  unit: CountUnit,
  asOf: CalendarDate.describe('Last day with an incident, or the end of the filter'),
  span: z.object({ from: CalendarDate, to: CalendarDate }),
  incidents: z.number(),
  killed: z.number(),
  wounded: z.number(),
  population: z.number().nullable(),
  ratePer100k: Estimate.describe('A year, per 100,000 residents, exact Poisson 95 % interval'),
  lethality: Share.describe('Killed among people shot, Wilson 95 % interval'),
  clearanceFatal: Share,
  clearanceNonfatal: Share,
  yearToDate: z.object({ all: Change, fatal: Change, nonfatal: Change }),
  rollingYear: z.object({ all: Change, fatal: Change, nonfatal: Change }),
  last28Days: Change,
  alerts: z.object({ total: z.number(), withEvidence: z.number(), withoutDisposition: z.number() }),
})
export type OverviewFigures = z.infer<typeof OverviewFigures>

const unit = CountUnit.default('incidents')

export const readOverview = route({
  id: 'incidents.overview',
  method: 'GET',
  path: '/api/incidents/overview',
  summary: 'Figures of a city or area: counts, rates, lethality, clearance, and change with its uncertainty',
  permission: 'incidents.read',
  category: 'incident',
  query: z.object({ ...incidentFilter, unit }),
  response: OverviewFigures,
})

/** Monthly counts with the season removed: dots, a smooth line and its 95 % band. */
export const Trend = z.object({
  unit: CountUnit,
  months: z.array(
    z.object({
      month: z.string().describe('2024-07'),
      count: z.number(),
      fatal: z.number(),
      complete: z.boolean().describe('Whether the month has ended in the data'),
      trend: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  note: z.string().nullable().describe('Why there is no line, in words'),
  method: z.string(),
})
export type Trend = z.infer<typeof Trend>

export const readTrend = route({
  id: 'incidents.trend',
  method: 'GET',
  path: '/api/incidents/trend',
  summary: 'Monthly counts with a seasonally adjusted trend and its band',
  permission: 'incidents.read',
  category: 'incident',
  query: z.object({ ...incidentFilter, unit }),
  response: Trend,
})

export const AreaFigure = z.object({
  areaId: z.number(),
  code: z.string(),
  name: z.string(),
  population: z.number().nullable(),
  count: z.number(),
  fatal: z.number(),
  rate: Estimate.describe('A year, per 100,000 residents'),
  unsteady: z.boolean().describe('Fewer than five, or hardly anyone lives there: the rate says little'),
  change: Change.describe('Against the yearly average of the two years before the span'),
})
export type AreaFigure = z.infer<typeof AreaFigure>

export const compareAreas = route({
  id: 'incidents.areas',
  method: 'GET',
  path: '/api/incidents/areas',
  summary: 'Counts, rates and change for every area of a layer',
  permission: 'incidents.read',
  category: 'incident',
  query: z.object({ ...incidentFilter, unit, layer: RowNumber }),
  response: z.object({
    areas: z.array(AreaFigure),
    outside: z.number().describe('Under the filter, but in no area of the layer'),
    span: z.object({ from: CalendarDate, to: CalendarDate }),
    baseline: z.object({ from: CalendarDate, to: CalendarDate }).nullable(),
  }),
  errors: ['record.unavailable'],
})

const counted = z.object({ key: z.string(), count: z.number(), fatal: z.number() })

export const Patterns = z.object({
  unit: CountUnit,
  hours: z.array(z.object({ weekday: z.number(), hour: z.number(), count: z.number() })),
  withoutTime: z.number(),
  kinds: z.array(counted),
  settings: z.array(counted),
  ages: z.array(counted).describe('Victims by age band'),
  sexes: z.array(counted).describe('Victims by sex'),
})
export type Patterns = z.infer<typeof Patterns>

export const readPatterns = route({
  id: 'incidents.patterns',
  method: 'GET',
  path: '/api/incidents/patterns',
  summary: 'When and where: weekday by hour, kinds of place, ages and sexes of victims',
  permission: 'incidents.read',
  category: 'incident',
  query: z.object({ ...incidentFilter, unit }),
  response: Patterns,
})
