import type { Database } from '#platform/db'
import { breakAt, type Break } from '../chain/break.ts'
import { contentsHash, type KeptContent } from './keep.ts'

const BATCH = 500

interface Row {
  seq: number
  event_id: number
  content_hash: Buffer
  parts: { type: string; id: string; sealed: string }[] | null
}

/**
 * Compares the contents that are kept with the hashes in the chained rows, without opening them: contents whose
 * key was destroyed are compared as well. Answers the first that differ.
 */
export async function verifyContents(database: Database, from = 1): Promise<Break | null> {
  for (let after = from - 1; ;) {
    const { rows } = await database.pool.query<Row>(
      `select seal.seq, event.id as event_id, event.content_hash, (
         select json_agg(json_build_object('type', subject_type, 'id', subject_id, 'sealed', encode(sealed, 'hex')) order by part)
         from audit.content where content.hash = event.content_hash) as parts
       from audit.event join audit.seal on seal.event_id = event.id
       where event.content_hash is not null and seal.seq > $1 order by seal.seq limit $2`,
      [after, BATCH],
    )
    for (const { seq, event_id, content_hash, parts } of rows)
      if (!contentsHash((parts ?? []).map(asContent)).equals(content_hash))
        return breakAt.contents(seq, event_id)
    if (rows.length < BATCH) return null
    after = rows.at(-1)!.seq
  }
}

const asContent = ({ type, id, sealed }: { type: string; id: string; sealed: string }): KeptContent => ({
  type,
  id,
  sealed: Buffer.from(sealed, 'hex'),
})
