import type { ClientBase } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { TableProof } from './frames.ts'
import { columnList, readerOf, type Table } from './inventory.ts'
import { RowHash } from './row-hash.ts'

/** Streams every row of a table; answers, at the end, what they add up to. */
export async function* copyOut(client: ClientBase, table: Table): AsyncGenerator<Buffer, TableProof> {
  const proof = new RowHash()
  await client.query(readerOf(table))
  const source = client.query(
    copyTo(`copy (select ${columnList(table.columns)} from ${table.sql}) to stdout`),
  )
  for await (const chunk of source as AsyncIterable<Buffer>) {
    proof.update(chunk)
    yield chunk
  }
  await client.query('set local role none')
  return { name: table.name, rows: proof.rows, hash: proof.digest() }
}

/** What the rows of a table add up to, read and let go. */
export async function proofOf(client: ClientBase, table: Table): Promise<TableProof> {
  const rows = copyOut(client, table)
  for (;;) {
    const next = await rows.next()
    if (next.done === true) return next.value
  }
}
