import { Readable } from 'node:stream'
import type { Tx } from '#platform/db'
import { writePdf, type Block } from '#platform/documents'
import { calibreNamed, calibreKey, typeNamed } from '#platform/firearms'
import { offenceNamed, type Person } from '../contract/index.ts'
import { referenceOf } from '../present/reference.ts'
import { loadTrace, type TraceState } from './trace.ts'

/** A request by the items of ATF Form 3312.1, to be printed, signed and sent, or copied from. */
export async function printForm(
  tx: Tx,
  id: string,
  now = new Date(),
): Promise<{ file: Readable; mediaType: string; name: string }> {
  const state = await loadTrace(tx, id, now)
  const { row } = state
  tx.about({ type: 'trace', id, fields: ['form'], owner: row.owner_agency })
  const bytes = await writePdf(
    {
      title: 'Firearms trace request',
      subtitle: `${referenceOf(row.reference)}${row.number ? `, trace ${row.number}` : ''}. Items of ATF Form 3312.1 (2018)`,
      labels: ['Trace data', row.owner_name, row.sensitivity],
      purpose: 'For a bona fide criminal investigation',
      printedBy: tx.actor.name,
      printedAt: now.toISOString().slice(0, 16).replace('T', ' '),
      notice:
        'Law enforcement sensitive: trace data may be disclosed only to law enforcement and prosecutors (Public Law 112-55).',
      madeAt: now,
    },
    blocksOf(state),
  )
  return {
    file: Readable.from([bytes]),
    mediaType: 'application/pdf',
    name: `${referenceOf(row.reference)}.pdf`,
  }
}

type Facts = readonly (readonly [string, string])[]
const part = (title: string, rows: Facts): Block[] => [
  { kind: 'heading', level: 2, text: title },
  { kind: 'facts', rows: rows.map(([label, value]) => [label, value || 'not given'] as const) },
]

function blocksOf({ row, recovery }: TraceState): Block[] {
  const { request } = row
  const { firearm, requester } = request
  const { content } = recovery
  return [
    ...part('Part I. Trace initiation', [
      ['1a Date of request', row.requested_on ?? 'not submitted yet'],
      ['1b Priority', request.priority === 'urgent' ? `Urgent: ${request.justification}` : 'Routine'],
      ['1c Special instructions', request.instructions || 'none'],
    ]),
    ...part('Part II. Crime code', [
      [
        '2a NCIC crime code',
        [request.crimeCode, offenceNamed(request.crimeCode)?.words].filter(Boolean).join(' '),
      ],
      ['2b Project', request.projectCode || 'none'],
    ]),
    ...part('Part IV. Agency requesting', [
      ['4a ORI', requester.ori],
      ['4b Phone, fax, e-mail', [requester.phone, requester.fax, requester.email].filter(Boolean).join(', ')],
      ['4c Officer', requester.officer],
      ['4d Badge', requester.badge],
      ['4e Case number', requester.caseNumber],
      ['4f Unit', requester.unit],
      ['4g Mailing address', requester.address],
    ]),
    ...part('Part V. Firearm', [
      ['5a Serial number', firearm.serial],
      ['5b Obliterated', firearm.obliterated ? 'Yes, see Part IX' : 'No'],
      ['5c Manufacturer', firearm.make],
      ['5d Type', typeNamed(firearm.type)?.name ?? firearm.type],
      ['5e Caliber', calibreNamed(calibreKey(firearm.calibre))?.name ?? firearm.calibre],
      ['5f Model', firearm.model],
      ['5g Country of origin', firearm.country],
      ['5h Importer', firearm.importer],
      ['5i Additional markings', firearm.markings ?? 'none'],
    ]),
    ...content.people.flatMap(personBlocks),
    ...part('Recovery', [
      ['Recovered', [content.recoveredOn, content.recoveredTime].filter(Boolean).join(' ')],
      ['Place', [content.place.address, content.place.city, content.place.state].filter(Boolean).join(', ')],
      ['Property tag', content.propertyTag ?? ''],
    ]),
    ...(firearm.obliterated
      ? part('Part IX. Obliterated serial number', [['What can be read', firearm.obliteration]])
      : []),
    {
      kind: 'paragraph',
      text: request.bonaFide
        ? 'It is affirmed that this trace is requested in a bona fide criminal investigation.'
        : 'Not yet affirmed to be for a bona fide criminal investigation.',
      tone: 'strong',
    },
    { kind: 'signatures', lines: ['Requesting officer', 'Date'] },
  ]
}

function personBlocks(one: Person): Block[] {
  const size = [
    one.heightInches === null ? '' : `${Math.floor(one.heightInches / 12)} ft ${one.heightInches % 12} in`,
    one.weightPounds === null ? '' : `${one.weightPounds} lb`,
  ]
  return part(one.role === 'possessor' ? 'Part VI. Possessor' : 'Associate', [
    ['Name', [one.last, one.first].filter(Boolean).join(', ')],
    ['Alias', one.alias ?? 'none'],
    ['Date of birth', one.bornOn ?? ''],
    ['Height, weight', size.filter(Boolean).join(', ')],
    ['Sex', one.sex ?? ''],
    ['Ethnicity, race', [one.ethnicity, one.race].filter(Boolean).join(', ')],
    ['Address', one.address ?? ''],
  ])
}
