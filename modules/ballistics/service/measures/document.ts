import type { Block, Column } from '#platform/documents'
import type { GroupBy, Measures, Punctuality, Span } from '../../contract/index.ts'
import {
  AGE_WORDS,
  codeWords,
  GROUP_WORDS,
  ruleWords,
  SOURCE_WORDS,
  spanWords,
  STAGE_WORDS,
} from './words.ts'

/** The month in numbers, with the year up to it beside it. */
export function reportBlocks(month: Measures, year: Measures, by: GroupBy): Block[] {
  return [
    ...glance(month),
    heading('Within the limits'),
    paragraph(
      'Of exhibits whose clock began in the month; leads by the month of their second reading. The share is of those in time and late, with its 95% interval; those that are open, that lack a time of day or a start, or that were decided not to be entered, stand beside it and are never dropped.',
    ),
    punctualityTable(
      month.clocks.map(({ rule, whole }) => [ruleWords(rule), whole] as const),
      'Limit',
    ),
    ...month.clocks
      .filter(({ rule, groups }) => rule.kind === 'standard' && groups.length > 0)
      .flatMap(({ rule, groups }) => [
        heading(ruleWords(rule), 2),
        punctualityTable(
          groups.map(({ name, ...of }) => [name ?? GROUP_WORDS[by][1], of] as const),
          GROUP_WORDS[by][0],
        ),
      ]),
    ...spanBlocks(month.spans),
    ...backlogBlocks(month),
    ...leadBlocks(month),
    ...yearBlocks(year),
    ...sources(month),
  ]
}

const heading = (text: string, level: 1 | 2 = 1): Block => ({ kind: 'heading', level, text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const number = (title: string, width = 1): Column => ({ title, align: 'right', width })
const words = (title: string, width = 3): Column => ({ title, width })
const table = (columns: readonly Column[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  columns,
  rows,
})

const count = (n: number) => n.toLocaleString('en')
const percent = (share: number) => `${Math.round(share * 100)}%`
const shareWords = ({ value, low, high }: Punctuality['share']): string =>
  value === null || low === null || high === null
    ? '–'
    : `${percent(value)} (${Math.round(low * 100)}–${percent(high)})`

function glance(month: Measures): Block[] {
  const [only] = month.months
  return [
    {
      kind: 'facts',
      rows: [
        ['Exhibits received', count(only?.received ?? 0)],
        ['Exhibits entered (acquisitions)', count(month.acquisitions)],
        ['Cases with an acquisition', count(month.cases)],
        ['of these, in a lead or a hit', `${count(month.linkedCases)}, ${shareWords(month.linked)}`],
      ],
    },
  ]
}

const punctualityTable = (rows: readonly (readonly [string, Punctuality])[], title: string): Block =>
  table(
    [
      words(title, 3.4),
      number('In time'),
      number('Late'),
      number('Perhaps'),
      number('Open'),
      number('No start'),
      number('Not entered'),
      number('Share in time (95%)', 2),
    ],
    rows.map(([name, of]) => [
      name,
      ...[of.inTime, of.late, of.perhaps, of.open, of.unknown, of.excluded].map(count),
      shareWords(of.share),
    ]),
  )

function hoursWords(range: Span['median']): string {
  if (!range) return '–'
  const [low, high] = [range.low, range.high].map((hours) =>
    hours > 0 && hours < 10 ? hours.toFixed(1) : String(Math.round(hours)),
  )
  return low === high ? `${low} h` : `${low}–${high} h`
}

const spanBlocks = (spans: readonly Span[]): Block[] => [
  heading('How long steps took'),
  paragraph(
    'Of steps that ended in the month. Two values stand where a day is known without its time: the true one lies between them.',
  ),
  table(
    [
      words('Step', 3),
      number('Exhibits'),
      number('Median', 1.6),
      number('Nine of ten within', 1.8),
      number('Day only'),
      number('No start'),
    ],
    spans.map((span) => [
      spanWords(span),
      count(span.n),
      hoursWords(span.median),
      hoursWords(span.ninetieth),
      count(span.dayOnly),
      count(span.unknown),
    ]),
  ),
]

const backlogBlocks = ({ backlog }: Measures): Block[] => [
  heading('What waited at the end'),
  table(
    [
      words('Step', 2),
      number('Exhibits'),
      ...backlog.stages[0]!.ages.map(({ age }) => number(AGE_WORDS[age])),
    ],
    backlog.stages.map((one) => [
      STAGE_WORDS[one.stage],
      count(one.count),
      ...one.ages.map((age) => count(age.count)),
    ]),
  ),
]

const leadBlocks = ({ leads, acquisitions, outcomes }: Measures): Block[] => [
  heading('Leads and hits'),
  paragraph(
    'A lead is a review on screen, unconfirmed. A hit is two cases newly linked by an examiner on the physical items, counted once for the pair of cases in the month of the examination. A pair of cases can stand in both sources, so they are not added up.',
  ),
  table(
    [
      words('Source', 2.4),
      number('Leads'),
      number('Uncon-firmed'),
      number('Con-firmed'),
      number('Not con-firmed'),
      number('With-drawn'),
      number('Confirmed of examined (95%)', 2.2),
      number('Hits'),
      number('Leads for each acquisition', 1.6),
    ],
    leads.map((side) => [
      SOURCE_WORDS[side.source],
      ...[side.leads, side.unconfirmed, side.confirmed, side.notConfirmed, side.withdrawn].map(count),
      shareWords(side.confirmation),
      count(side.hits),
      acquisitions > 0 ? (side.leads / acquisitions).toFixed(2) : '–',
    ]),
  ),
  paragraph(
    `Agencies were told of ${count(outcomes.leads)} own leads of the month and have said what became of ${count(outcomes.reported)}.`,
  ),
  ...outcomeTable(outcomes),
]

function outcomeTable(outcomes: Measures['outcomes']): Block[] {
  const rows = (['assignment', 'result', 'usefulness'] as const).flatMap((part) =>
    outcomes[part].map(({ code, count: n }) => [codeWords(part), codeWords(code), count(n)]),
  )
  return rows.length === 0
    ? []
    : [table([words('Outcome', 1), words('What was said', 2), number('Agencies')], rows)]
}

const yearBlocks = ({ months, clocks }: Measures): Block[] => {
  const standards = clocks.filter(({ rule }) => rule.kind === 'standard')
  return [
    heading('The twelve months'),
    table(
      [
        words('Month', 1.2),
        number('Received'),
        number('Entered'),
        number('Cases'),
        number('Own leads'),
        number('Own hits'),
        number('Network leads'),
        number('Network hits'),
        ...standards.map(({ rule }) => number(ruleWords(rule), 2.4)),
      ],
      months.map((one, index) => [
        one.month,
        ...[
          one.received,
          one.acquisitions,
          one.cases,
          one.leads,
          one.hits,
          one.networkLeads,
          one.networkHits,
        ].map(count),
        ...standards.map((clock) => shareWords(clock.months[index]!.share)),
      ]),
    ),
  ]
}

const sources = ({ clocks }: Measures): Block[] => [
  heading('Who set the limits'),
  {
    kind: 'facts',
    rows: clocks.map(({ rule }) => [
      ruleWords(rule),
      `${rule.kind === 'standard' ? 'Standard' : 'Goal'}. ${rule.source}`,
    ]),
  },
]
