import type { Block, Column } from '#platform/documents'
import { TRACE_CAVEAT, type StepDays, type TraceFigures, type TraceMeasures } from '../../contract/index.ts'
import { causeWords, OUTCOME_WORDS } from './words.ts'

/** The period in numbers, its months, and what each figure is taken of. */
export function reportBlocks(measures: TraceMeasures): Block[] {
  return [
    ...glance(measures),
    ...monthBlocks(measures),
    ...answerBlocks(measures),
    ...causeBlocks(measures),
    ...definitions(measures),
  ]
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })
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
const shareWords = ({ value, low, high }: TraceFigures['comprehensive']): string =>
  value === null || low === null || high === null
    ? '–'
    : `${percent(value)} (${Math.round(low * 100)}–${percent(high)})`
const dayWords = ({ median, ninetieth, n, unknown }: StepDays): string =>
  median === null
    ? `not known of ${count(unknown)}`
    : `median ${count(median)}, nine of ten within ${count(ninetieth ?? median)} days (${count(n)} known, ${count(unknown)} not)`

function glance({ whole }: TraceMeasures): Block[] {
  return [
    {
      kind: 'facts',
      rows: [
        ['Guns recovered', count(whole.recovered)],
        ['Comprehensive tracing', `${shareWords(whole.comprehensive)}: ${count(whole.traced)} traced`],
        ['Recovery to request', dayWords(whole.toRequest)],
        ['Request to answer', dayWords(whole.toResult)],
        ['To a first purchaser', `${shareWords(whole.purchaser)} of ${count(whole.answered)} answers`],
        [
          'Under 1 year from first sale',
          `${shareWords(whole.underOneYearShare)} of ${count(whole.known)} with a known time`,
        ],
        ['Under 3 years', shareWords(whole.underThreeYearsShare)],
        ['Time not known', `${count(whole.unknown)} guns`],
        ['Requests sent back', `${shareWords(whole.rejection)} of ${count(whole.requested)}`],
        ['Privately made', `${shareWords(whole.privatelyMadeShare)} of guns recovered`],
      ],
    },
    paragraph(TRACE_CAVEAT),
  ]
}

/** Two tables: in one of eleven columns no heading would stay whole. */
const monthBlocks = ({ months }: TraceMeasures): Block[] => [
  heading('Guns and requests, month by month'),
  table(
    [
      words('Month', 1.3),
      number('Recovered', 1.2),
      number('Traced (95%)', 2.2),
      number('Privately made', 1.4),
      number('Requests', 1.2),
      number('Sent back', 1.2),
      number('Days to request', 1.5),
    ],
    months.map((one) => [
      one.month,
      count(one.recovered),
      shareWords(one.comprehensive),
      count(one.privatelyMade),
      count(one.requested),
      count(one.sentBack),
      one.toRequest.median === null ? '–' : count(one.toRequest.median),
    ]),
  ),
  heading('Answers, month by month'),
  table(
    [
      words('Month', 1.3),
      number('Answers', 1.2),
      number('Days to answer', 1.5),
      number('To a purchaser (95%)', 2.4),
      number('Under 3 years (95%)', 2.4),
    ],
    months.map((one) => [
      one.month,
      count(one.answered),
      one.toResult.median === null ? '–' : count(one.toResult.median),
      shareWords(one.purchaser),
      shareWords(one.underThreeYearsShare),
    ]),
  ),
]

const answerBlocks = ({ outcomes, priorities, whole }: TraceMeasures): Block[] => [
  heading('What traces found'),
  table(
    [words('Outcome', 4), number('Answers'), number('Share')],
    outcomes.map(({ outcome, count: n }) => [
      OUTCOME_WORDS[outcome],
      count(n),
      whole.answered > 0 ? percent(n / whole.answered) : '–',
    ]),
  ),
  {
    kind: 'facts',
    rows: priorities.map(({ priority, days }) => [
      priority === 'urgent' ? 'Urgent requests' : 'Routine requests',
      dayWords(days),
    ]),
  },
  paragraph(TRACE_CAVEAT),
]

const causeBlocks = ({ causes }: TraceMeasures): Block[] =>
  causes.length === 0
    ? []
    : [
        heading('Why requests came back'),
        table(
          [words('Cause', 4), number('Requests')],
          causes.map(({ cause, count: n }) => [causeWords(cause), count(n)]),
        ),
        paragraph('A request can come back for several causes and is then counted at each.'),
      ]

const definitions = ({ undated }: TraceMeasures): Block[] => [
  heading('What is counted'),
  {
    kind: 'facts',
    rows: [
      ['Guns recovered', 'By the month of recovery, surrendered and found ones too.'],
      [
        'Comprehensive tracing',
        'Guns of which a request was sent, whenever, of all guns recovered in the month.',
      ],
      ['Recovery to request', 'Days from the recovery to the first request that was sent.'],
      ['Request to answer', 'Days from the request to the answer, by the month of the answer.'],
      ['To a first purchaser', 'Answers that name the first retail purchaser, of all answers of the month.'],
      [
        'Under 1 and 3 years',
        'Guns recovered in the month whose first retail sale was less than 365 or 1,096 days before, of those with a known time. Guns without one are counted beside them, never in the share.',
      ],
      ['Requests sent back', 'Of requests sent in the month, those that the tracing center returned.'],
      ['Privately made', 'Of guns recovered. They were never sold at retail and have no time to crime.'],
      ['Intervals', '95%, Wilson’s score interval. Months with few guns have wide ones; compare them so.'],
      ...(undated > 0
        ? ([
            ['Without a month', `${count(undated)} guns whose day of recovery is not known are in no month.`],
          ] as const)
        : []),
    ],
  },
]
