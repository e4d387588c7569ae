import type { StepDays, TraceFigures, TraceMeasures } from '../../contract/index.ts'
import { causeWords, OUTCOME_WORDS } from './words.ts'

export const FIGURE_COLUMNS = [
  'measure',
  'part',
  'from_month',
  'to_month',
  'value',
  'low_95',
  'high_95',
  'unit',
  'count',
] as const

type Row = readonly (string | number | null)[]
type Estimate = TraceFigures['comprehensive']

/** Every number of the measures, one a row, so that each can be read alone. */
export function rowsOf(measures: TraceMeasures): Row[] {
  const { from, to, whole, months } = measures
  const count = (measure: string, part: string, value: number, unit: string): Row => [
    measure,
    part,
    from,
    to,
    value,
    null,
    null,
    unit,
    value,
  ]
  return [
    ...figureRows('Period', from, to, whole),
    ...months.flatMap((one) => figureRows('Month', one.month, one.month, one)),
    ...measures.priorities.flatMap(({ priority, days }) =>
      dayRows(`Days from request to answer, ${priority}`, 'Period', from, to, days),
    ),
    ...measures.outcomes.map(({ outcome, count: n }) =>
      count('Answers by outcome', OUTCOME_WORDS[outcome], n, 'answers'),
    ),
    ...measures.causes.map(({ cause, count: n }) =>
      count('Requests sent back by cause', causeWords(cause), n, 'requests'),
    ),
    count('Recovered guns without a month', 'All', measures.undated, 'guns'),
  ]
}

function figureRows(part: string, from: string, to: string, of: TraceFigures): Row[] {
  const count = (measure: string, value: number, unit: string): Row => [
    measure,
    part,
    from,
    to,
    value,
    null,
    null,
    unit,
    value,
  ]
  const share = (measure: string, { value, low, high }: Estimate, whole: number): Row => [
    measure,
    part,
    from,
    to,
    rounded(value),
    rounded(low),
    rounded(high),
    'share',
    whole,
  ]
  return [
    count('Guns recovered', of.recovered, 'guns'),
    count('Guns traced, of those recovered', of.traced, 'guns'),
    share('Comprehensive tracing', of.comprehensive, of.recovered),
    ...dayRows('Days from recovery to request', part, from, to, of.toRequest),
    count('Requests sent', of.requested, 'requests'),
    share('Requests sent back', of.rejection, of.requested),
    count('Answers received', of.answered, 'answers'),
    share('Answers that name a first purchaser', of.purchaser, of.answered),
    ...dayRows('Days from request to answer', part, from, to, of.toResult),
    count('Guns with a known time to crime', of.known, 'guns'),
    count('Guns whose time to crime is not known', of.unknown, 'guns'),
    share('Time to crime under 1 year', of.underOneYearShare, of.known),
    share('Time to crime under 3 years', of.underThreeYearsShare, of.known),
    share('Privately made', of.privatelyMadeShare, of.recovered),
  ]
}

const dayRows = (measure: string, part: string, from: string, to: string, days: StepDays): Row[] => [
  [`${measure}, median`, part, from, to, days.median, null, null, 'days', days.n],
  [`${measure}, ninetieth percentile`, part, from, to, days.ninetieth, null, null, 'days', days.n],
  [`${measure}, not known`, part, from, to, days.unknown, null, null, 'steps', days.unknown],
]

const rounded = (value: number | null): number | null => (value === null ? null : Number(value.toFixed(4)))
