import { Readable } from 'node:stream'
import type { Tx } from '#platform/db'
import { writePdf, type Block, type Sheet } from '#platform/documents'
import type { FileAnswer } from '#platform/http'
import { codeWords } from '../present/lead-words.ts'
import { localFormats, type LocalFormats } from '../present/local.ts'
import { findAgency } from '../store/printing.ts'

interface Printed {
  readonly name: string
  readonly head: Pick<Sheet, 'title'> & Partial<Pick<Sheet, 'subtitle' | 'notice'>>
  readonly owner: string
  readonly sensitivity: string
  readonly blocks: (formats: LocalFormats) => readonly Block[]
}

/** A document of a ballistic record, with its labels, purpose and who printed it on every sheet. */
export async function print(tx: Tx, printed: Printed, now: Date): Promise<FileAnswer> {
  const { time_zone: zone, name: agency } = await findAgency(tx, tx.actor.agencyId)
  const formats = localFormats(zone)
  const bytes = await writePdf(
    {
      ...printed.head,
      labels: ['Ballistic record', printed.owner, codeWords(printed.sensitivity)],
      purpose: `Purpose: ${codeWords(tx.actor.purpose).toLowerCase()}`,
      printedBy: `Printed by ${tx.actor.name}, ${agency}`,
      printedAt: formats.moment(now),
      madeAt: now,
    },
    printed.blocks(formats),
  )
  return { file: Readable.from([bytes]), mediaType: 'application/pdf', name: printed.name }
}
