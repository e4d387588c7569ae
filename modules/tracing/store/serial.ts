import { foldedSerial, readSerial } from '#platform/firearms'
import { uuid, type Tx } from '#platform/db'
import { insertRows } from './recovery-write.ts'

export type SerialSource = 'recovery' | 'trace' | 'stolen'

export interface NumberOf {
  readonly recordId: string
  readonly source: SerialSource
  readonly text: string
}

const BATCH = 2_000

/** Keeps the numbers of records to be searched, in place of those kept before. Texts that are no number are left out. */
export async function keepSerials(tx: Tx, numbers: readonly NumberOf[]): Promise<void> {
  for (let at = 0; at < numbers.length; at += BATCH) {
    const some = numbers.slice(at, at + BATCH)
    await tx.client.query('delete from tracing.serial where record_id = any ($1::uuid[])', [
      some.map(({ recordId }) => recordId),
    ])
    await insertRows(
      tx,
      'serial',
      COLUMNS,
      some.flatMap((one) => rowsOf(tx.actor.agencyId, one)),
      'on conflict do nothing',
    )
  }
}

const COLUMNS = ['id', 'owner_agency', 'source', 'record_id', 'canonical', 'folded']

/** `SNQ123456` is kept twice: with the letters that may only say that a number follows, and without. */
function rowsOf(agencyId: number, { recordId, source, text }: NumberOf): unknown[][] {
  const { canonical, also } = readSerial(text)
  if (canonical === null) return []
  return [canonical, ...also].map((number) => [
    uuid(),
    agencyId,
    source,
    recordId,
    number,
    foldedSerial(number),
  ])
}
