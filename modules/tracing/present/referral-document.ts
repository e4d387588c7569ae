import type { Block } from '#platform/documents'
import { TRACE_CAVEAT, type ReferralPackage } from '../contract/index.ts'

/** The package from top to bottom. */
export function referralBlocks(
  content: ReferralPackage,
  facts: { number: string; agency: string; sentOn: string | null; correction: string | null },
): Block[] {
  return [
    ...(facts.correction
      ? [paragraph(`This package corrects an earlier one: ${facts.correction}`, 'strong')]
      : []),
    {
      kind: 'facts',
      rows: [
        ['Referral', facts.number],
        ['From', facts.agency],
        ['To', [content.receiverName, content.contact].filter(Boolean).join(', ')],
        ['Sent', facts.sentOn ?? 'not sent yet'],
      ],
    },
    heading('What was seen'),
    ...content.narrative.split(/\n{2,}/).map((text) => paragraph(text)),
    ...(content.request ? [heading('What is asked'), paragraph(content.request)] : []),
    heading('Indicators to examine'),
    paragraph(
      'Each says that something is worth a look, and why it may be nothing. None is an accusation.',
      'quiet',
    ),
    ...content.indicators.flatMap(indicatorBlocks),
    heading('Guns'),
    gunsTable(content),
    paragraph(TRACE_CAVEAT, 'quiet'),
    paragraph(
      'Purchasers go by a number of the referring agency. ATF finds the person by the trace number.',
      'quiet',
    ),
    { kind: 'signatures', lines: ['Issued by, date', 'Received by, date'] },
  ]
}

const heading = (text: string): Block => ({ kind: 'heading', level: 2, text })
const paragraph = (text: string, tone: 'plain' | 'quiet' | 'strong' = 'plain'): Block => ({
  kind: 'paragraph',
  text,
  tone,
})

const indicatorBlocks = (one: ReferralPackage['indicators'][number]): Block[] => [
  { kind: 'heading', level: 3, text: one.title },
  paragraph(one.sentence),
  ...one.explanation.map((text) => paragraph(text)),
  paragraph(`Why it may be nothing: ${one.innocent}`),
  paragraph(`Rule after: ${one.source}`, 'quiet'),
]

const gunsTable = ({ guns }: ReferralPackage): Block => ({
  kind: 'table',
  columns: [
    { title: 'Trace, case', width: 3 },
    { title: 'Gun, serial number', width: 4 },
    { title: 'First sale', width: 4 },
    { title: 'Recovered', width: 3 },
    { title: 'Part in it', width: 3 },
  ],
  rows: guns.map((one) => [
    [one.traceNumber ?? one.reference ?? 'no trace', one.caseNumber].filter(Boolean).join('\n'),
    [one.gun, one.serial].filter(Boolean).join('\n'),
    [
      one.purchasedOn,
      one.dealer,
      one.licence,
      one.purchaserNumber === null ? null : `purchaser ${one.purchaserNumber}`,
    ]
      .filter(Boolean)
      .join('\n'),
    [one.recoveredOn, one.daysToCrime === null ? null : `${one.daysToCrime} days after the sale`, one.address]
      .filter(Boolean)
      .join('\n'),
    one.part,
  ]),
})
