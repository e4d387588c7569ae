import type { GroupBy, Measures, Punctuality } from '../../contract/index.ts'
import { isOfLead } from './punctuality.ts'
import {
  AGE_WORDS,
  codeWords,
  GROUP_WORDS,
  ruleWords,
  SOURCE_WORDS,
  spanWords,
  STAGE_WORDS,
} from './words.ts'

/** One number of a report, with all that is needed to read it alone. */
export interface Figure {
  readonly measure: string
  /** What part of it: a group, a state, an age. */
  readonly part: string
  readonly from: string
  readonly to: string
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly unit: string
  /** Of how many the value is taken; for a count, itself. */
  readonly count: number
}

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

/** Every number of the measures, one a row. */
export function figuresOf(measures: Measures, by: GroupBy): Figure[] {
  const { from, to } = measures
  const count = (measure: string, part: string, value: number, unit: string): Figure => ({
    measure,
    part,
    from,
    to,
    value,
    low: null,
    high: null,
    unit,
    count: value,
  })
  return [
    ...measures.clocks.flatMap(({ rule, whole, months, groups }) => {
      const unit = isOfLead(rule) ? 'leads' : 'exhibits'
      const one = (part: string, of: Punctuality, span = { from, to }) =>
        punctualityFigures({ measure: ruleWords(rule), part, ...span }, of, unit)
      const [title, none] = GROUP_WORDS[by]
      return [
        ...one('', whole),
        ...(months.length > 1
          ? months.flatMap(({ month, ...of }) => one('', of, { from: month, to: month }))
          : []),
        ...groups.flatMap(({ name, ...of }) => one(`${title}: ${name ?? none}`, of)),
      ]
    }),
    ...measures.spans.flatMap((span) => {
      const base = { measure: spanWords(span), from, to, unit: 'hours', count: span.n }
      const line = (part: string, range: typeof span.median): Figure => ({
        ...base,
        part,
        value: range && (range.low === range.high ? range.low : null),
        low: range?.low ?? null,
        high: range?.high ?? null,
      })
      return [
        line('median', span.median),
        line('nine of ten', span.ninetieth),
        count(base.measure, 'day only known', span.dayOnly, 'exhibits'),
        count(base.measure, 'start not written down', span.unknown, 'exhibits'),
      ]
    }),
    ...measures.backlog.stages.flatMap(({ stage, ages, unknown }) => [
      ...ages.map(({ age, count: n }) =>
        count(`Waiting at the end: ${STAGE_WORDS[stage]}`, AGE_WORDS[age], n, 'exhibits'),
      ),
      count(`Waiting at the end: ${STAGE_WORDS[stage]}`, 'start not written down', unknown, 'exhibits'),
    ]),
    ...outcomeFigures(measures, count),
  ]
}

type Count = (measure: string, part: string, value: number, unit: string) => Figure

function outcomeFigures(measures: Measures, count: Count): Figure[] {
  const { from, to, linked, cases, outcomes } = measures
  return [
    count('Acquisitions', '', measures.acquisitions, 'exhibits'),
    count('Cases with an acquisition', '', cases, 'cases'),
    count('Cases with an acquisition', 'in a hit', measures.hitCases, 'cases'),
    {
      measure: 'Cases with an acquisition',
      part: 'in a lead or a hit',
      from,
      to,
      ...linked,
      unit: 'share',
      count: cases,
    },
    ...measures.leads.flatMap((side) => [
      count(SOURCE_WORDS[side.source], 'leads', side.leads, 'leads'),
      count(SOURCE_WORDS[side.source], 'unconfirmed', side.unconfirmed, 'leads'),
      count(SOURCE_WORDS[side.source], 'confirmed', side.confirmed, 'leads'),
      count(SOURCE_WORDS[side.source], 'not confirmed', side.notConfirmed, 'leads'),
      count(SOURCE_WORDS[side.source], 'withdrawn', side.withdrawn, 'leads'),
      count(SOURCE_WORDS[side.source], 'hits', side.hits, 'pairs of cases'),
      {
        measure: SOURCE_WORDS[side.source],
        part: 'confirmed, of those examined',
        from,
        to,
        ...side.confirmation,
        unit: 'share',
        count: side.confirmed + side.notConfirmed,
      },
      {
        measure: SOURCE_WORDS[side.source],
        part: 'leads for each acquisition',
        from,
        to,
        value: measures.acquisitions > 0 ? side.leads / measures.acquisitions : null,
        low: null,
        high: null,
        unit: 'leads',
        count: measures.acquisitions,
      },
    ]),
    count('Leads told', '', outcomes.leads, 'leads'),
    count('Leads told', 'with a word of what became of them', outcomes.reported, 'leads'),
    ...(['assignment', 'result', 'usefulness'] as const).flatMap((part) =>
      outcomes[part].map(({ code, count: n }) =>
        count(`Outcome: ${part}`, codeWords(code), n, 'words of agencies'),
      ),
    ),
  ]
}

function punctualityFigures(
  head: Pick<Figure, 'measure' | 'part' | 'from' | 'to'>,
  of: Punctuality,
  unit: string,
): Figure[] {
  const states = [
    ['in time', of.inTime],
    ['late', of.late],
    ['perhaps late', of.perhaps],
    ['open', of.open],
    ['start not written down', of.unknown],
    ['not entered by decision', of.excluded],
  ] as const
  const part = (name: string) => [head.part, name].filter(Boolean).join(', ')
  return [
    { ...head, ...of.share, part: part('share in time'), unit: 'share', count: of.inTime + of.late },
    ...states.map(([name, n]) => ({
      ...head,
      part: part(name),
      value: n,
      low: null,
      high: null,
      unit,
      count: n,
    })),
  ]
}
