import type { Block } from '#platform/documents'
import type { Lead, LeadCase } from '../contract/index.ts'
import type { LocalFormats } from './local.ts'
import { ABOUT, codeWords, HINDRANCES, READINGS, RESULTS, stateWords } from './lead-words.ts'

/** What the notice is called, and what stands on each of its sheets whatever an agency words. */
export function headOf(lead: Lead): { title: string; subtitle: string; notice: string } {
  const hit = lead.hit !== null && lead.hit.undoneAt === null
  const subtitle = stateWords(lead.state, hit, lead.knownLink !== null)
  return { title: `${TITLES[kindOf(lead)]} ${lead.number}`, subtitle, notice: NOTICES[kindOf(lead)] }
}

type Kind = 'lead' | 'hit' | 'known' | 'not-confirmed' | 'withdrawn'

const kindOf = (lead: Lead): Kind => {
  if (lead.state === 'withdrawn' || lead.state === 'not-confirmed') return lead.state
  if (lead.state !== 'confirmed') return 'lead'
  return lead.hit !== null && lead.hit.undoneAt === null ? 'hit' : 'known'
}

const TITLES: Readonly<Record<Kind, string>> = {
  lead: 'Lead notice',
  hit: 'Hit notice',
  known: 'Notice of a confirmed link',
  'not-confirmed': 'Notice of a lead not confirmed',
  withdrawn: 'Withdrawal of lead',
}

const NOTICES: Readonly<Record<Kind, string>> = {
  lead: 'Lead, unconfirmed. For investigation only; not probable cause by itself, and no identification.',
  hit: 'Confirmed by an examiner on the physical items. The laboratory’s report is the evidence.',
  known: 'Confirmed by an examiner on the physical items; known from the investigation before, and no hit.',
  'not-confirmed': 'An examiner did not confirm this link on the physical items. Do not act on the lead.',
  withdrawn: 'This lead was wrong and is withdrawn. Do not act on it.',
}

/** The notice of a lead as it stands, with the wording of the agency that made it. */
export function leadBlocks(
  lead: Lead,
  {
    wording,
    contact,
    formats,
  }: { wording: { lead: string; hit: string }; contact: string; formats: LocalFormats },
): Block[] {
  const kind = kindOf(lead)
  const ended = kind === 'withdrawn' || kind === 'not-confirmed'
  const reason = ended && lead.events.findLast((one) => one.kind === lead.state)?.words
  return [
    ...(ended
      ? [paragraph(`${NOTICES[kind]}${reason ? ` Reason: ${reason}` : ''}`)]
      : [paragraph(kind === 'lead' ? wording.lead : wording.hit)]),
    {
      kind: 'facts',
      rows: [
        ['Lead', lead.number],
        ['Stands', headOf(lead).subtitle],
        ['Lead since', formats.moment(lead.madeAt)],
        ['Priority', codeWords(lead.priority)],
        ...(lead.knownLink ? [['Known before', lead.knownLink] as const] : []),
        ['Made by', [lead.owner, contact].filter(Boolean).join(', ')],
      ],
    },
    { kind: 'heading', level: 2, text: 'The two cases' },
    casesTable(lead, formats),
    { kind: 'heading', level: 2, text: 'Exhibits compared' },
    exhibitsTable(lead),
    readingsTable(lead, formats),
    ...examinationBlocks(lead, formats),
    { kind: 'heading', level: 2, text: 'Who was told' },
    toldTable(lead, formats),
    {
      kind: 'signatures',
      lines: [lead.state === 'confirmed' ? 'Examiner, date' : 'Issued by, date', 'Received by, date'],
    },
  ]
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text, tone: 'strong' })

function casesTable(lead: Lead, formats: LocalFormats): Block {
  const line = (title: string, of: (one: LeadCase) => string | null) =>
    [title, shared(lead.one, of), shared(lead.two, of)] as const
  return {
    kind: 'table',
    columns: [
      { title: '', width: 2 },
      { title: 'Case', width: 4 },
      { title: 'Other case', width: 4 },
    ],
    rows: [
      line('Number', (one) => one.number),
      line('Agency', (one) => one.agency),
      line('Offence', (one) => one.offence),
      line('Occurred', (one) => formats.day(one.occurredOn)),
      line('Place', (one) => one.address),
      line('Investigator', (one) => one.investigator),
    ],
  }
}

const shared = (one: LeadCase, of: (one: LeadCase) => string | null): string =>
  one.id === null ? 'Not shared' : (of(one) ?? '')

function exhibitsTable(lead: Lead): Block {
  const words = (one: Lead['pairs'][number]['one']) =>
    one
      ? [one.number, codeWords(one.kind), one.calibre, `kept by ${one.keeper}`].filter(Boolean).join(', ')
      : 'Not shared'
  return {
    kind: 'table',
    columns: [{ title: 'Exhibit' }, { title: 'Exhibit of the other case' }],
    rows: agreed(lead).map((pair) => [words(pair.one), words(pair.two)]),
  }
}

const agreed = (lead: Lead) => lead.pairs.filter((pair) => pair.state === 'agreed')

function readingsTable(lead: Lead, formats: LocalFormats): Block {
  return {
    kind: 'table',
    caption: 'Readings on the screen, each without knowing of the other',
    columns: [
      { title: 'Exhibits', width: 3 },
      { title: 'Reader', width: 3 },
      { title: 'Reading', width: 5 },
    ],
    rows: agreed(lead).flatMap((pair) =>
      pair.readings.map((one) => [
        [pair.one?.number, pair.two?.number].filter(Boolean).join(' and '),
        `${one.reader}, ${formats.moment(one.at)}`,
        one.decision === null ? '' : `${READINGS[one.decision]}. ${one.words ?? ''}`,
      ]),
    ),
  }
}

function examinationBlocks(lead: Lead, formats: LocalFormats): Block[] {
  if (lead.examinations.length === 0) return []
  const { hit } = lead
  return [
    { kind: 'heading', level: 2, text: 'Examination of the physical items' },
    {
      kind: 'table',
      columns: [
        { title: 'Result', width: 3 },
        { title: 'Examiner', width: 4 },
        { title: 'Notes', width: 5 },
      ],
      rows: lead.examinations.map((one) => [
        RESULTS[one.result],
        `${one.examiner}, ${one.agency}; ${one.method}, ${formats.day(one.examinedOn)}`,
        one.notes,
      ]),
    },
    ...(hit
      ? [
          {
            kind: 'paragraph' as const,
            text: hit.undoneAt
              ? `The hit was taken back ${formats.moment(hit.undoneAt)}: ${hit.undoneReason ?? ''}`
              : `The pair of cases counts as one hit, for ${hit.creditedTo}.`,
          },
        ]
      : []),
  ]
}

function toldTable(lead: Lead, formats: LocalFormats): Block {
  return {
    kind: 'table',
    columns: [
      { title: 'Agency', width: 3 },
      { title: 'Of what', width: 2 },
      { title: 'Told', width: 4 },
      { title: 'Opened', width: 3 },
    ],
    rows: lead.notices.map((one) => [
      one.agency,
      ABOUT[one.about],
      one.toldAt === null
        ? `Not told yet: ${HINDRANCES[one.hindrance ?? 'not-here']}. Call ${one.contact || 'the agency'}.`
        : [formats.moment(one.toldAt), one.way === 'phone' && `by phone or in person, ${one.toldTo ?? ''}`]
            .filter(Boolean)
            .join(', '),
      one.readAt ? `${formats.moment(one.readAt)}, ${one.readBy ?? ''}` : '',
    ]),
  }
}
