import { greyPng, type Block } from '#platform/documents'
import type { Comparison, ScanRef } from '../contract/index.ts'
import type { GreyRaster } from '../service/engine/pair-picture.ts'
import { codeWords } from './lead-words.ts'
import type { LocalFormats } from './local.ts'

export interface PairPictures {
  readonly reference: GreyRaster
  readonly candidate: GreyRaster
}

/** A comparison on paper: both surfaces with their cells, what agrees and what does not, in which population, and who read it. */
export function comparisonBlocks(
  comparison: Comparison,
  pictures: PairPictures,
  formats: LocalFormats,
): Block[] {
  const { reference, candidate, counts, turnDegrees, shift } = comparison
  const ab = comparison.cells.filter(({ direction }) => direction === 'ab')
  return [
    {
      kind: 'facts',
      rows: [
        ['Reference', named(reference)],
        ['Candidate', named(candidate)],
        [
          'Cells that agree',
          `${counts.original[0]} of ${counts.compared[0]}; the other way round ${counts.original[1]} of ${counts.compared[1]}`,
        ],
        [
          'By High CMC',
          `${counts.high}${counts.highAgreed ? '' : '; the two ways do not agree in turn, so the lesser count stands'}`,
        ],
        [
          'Turn and shift',
          `${Math.round(turnDegrees)}° anticlockwise; ${Math.round(shift.x)} µm to the right, ${Math.round(shift.y)} µm down`,
        ],
        [
          'Compared',
          `${formats.moment(comparison.madeAt)}, ${comparison.method.engine}, thresholds ${comparison.method.preset}`,
        ],
        ['State', stateWords(comparison)],
      ],
    },
    {
      kind: 'pictures',
      height: 250,
      pictures: [
        {
          png: greyPng(pictures.reference.width, pictures.reference.height, pictures.reference.grey),
          alt: `Relief of the reference with ${ab.length} cells, of which ${counts.original[0]} agree`,
          caption: `Reference ${reference.exhibitNumber}. Whole lines: cells that agree; dashed: cells that fall elsewhere.`,
        },
        {
          png: greyPng(pictures.candidate.width, pictures.candidate.height, pictures.candidate.grey),
          alt: 'Relief of the candidate, turned to register, with the same cells where they were found',
          caption: `Candidate ${candidate.exhibitNumber}, turned ${Math.abs(Math.round(turnDegrees))}° to register, with the same cells where they were found.`,
        },
      ],
    },
    ...population(comparison),
    ...readings(comparison, formats),
    { kind: 'heading', level: 2, text: 'Cells' },
    {
      kind: 'table',
      caption: 'Cells of the reference sought on the candidate, in the order of the surface',
      columns: [
        { title: 'Cell' },
        { title: 'Correlation', align: 'right' },
        { title: 'Right, µm', align: 'right' },
        { title: 'Down, µm', align: 'right' },
        { title: 'Turn', align: 'right' },
        { title: 'Place' },
      ],
      rows: ab.map(({ name, correlation, dx, dy, theta, congruent }) => [
        name,
        correlation.toFixed(2),
        String(Math.round(dx)),
        String(Math.round(dy)),
        `${Math.round(theta)}°`,
        congruent ? 'agrees' : 'elsewhere',
      ]),
    },
  ]
}

const named = ({ exhibitNumber, caseNumber, agency, place, calibre }: ScanRef): string =>
  [exhibitNumber, caseNumber && `case ${caseNumber}`, agency, place, calibre].filter(Boolean).join(', ')

function stateWords({ state }: Comparison): string {
  switch (state) {
    case 'probable-link':
      return 'Read as a probable link: a lead, unconfirmed'
    case 'disagreed':
      return 'Two readers disagreed; an examiner decides'
    case 'first-read':
      return 'One of two readers has read it'
    case 'not-offered':
    case 'unread':
      return 'Not read by anyone: a ranking by machine only'
    case 'no-link':
    case 'inconclusive':
      return `Read as ${codeWords(state).toLowerCase()}`
  }
}

function population({ population: known, counts }: Comparison): Block[] {
  const value = Math.min(...counts.original)
  return [
    { kind: 'heading', level: 2, text: 'How pairs of known origin score' },
    {
      kind: 'paragraph',
      text: `${known.measure}; this pair ${value}. ${known.caveat} This is not an error rate for this pair.`,
    },
    ...[known.different, known.same].flatMap(({ label, pairs, counts: bins }): Block[] => {
      const filled = bins.flatMap((count, i) => (count > 0 ? [{ count, i }] : []))
      const [first, last] = [filled[0], filled.at(-1)]
      if (!first || !last) return []
      const range = `${known.edges[first.i]} to ${(known.edges[last.i + 1] ?? 0) - 1}`
      return [{ kind: 'paragraph', tone: 'quiet', text: `${label}: ${pairs} pairs, ${range} cells.` }]
    }),
    { kind: 'paragraph', tone: 'quiet', text: `${known.sets.join('; ')}. ${known.source}.` },
  ]
}

function readings({ reviews }: Comparison, formats: LocalFormats): Block[] {
  if (reviews.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: 'Readings' },
    {
      kind: 'table',
      columns: [
        { title: 'Reading' },
        { title: 'By', width: 2 },
        { title: 'When', width: 2 },
        { title: 'Decision', width: 2 },
        { title: 'In their words', width: 5 },
      ],
      rows: reviews.map((one) => [
        String(one.reading),
        one.readBy,
        formats.moment(one.readAt),
        codeWords(one.decision),
        one.words,
      ]),
    },
  ]
}
