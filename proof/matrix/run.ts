import { onEmptyHouse } from '../ground.ts'
import type { ProofOptions } from '../run.ts'
import { RECORD_ABOUT, recordTable } from './records.ts'
import { ROUTE_ABOUT, routeTable } from './routes.ts'
import { cellsIn, readTable, unexpected, writeTable, type Table, type TableName } from './table.ts'

/** `npm run proof -- matrix [--write]` */
export async function run({ write }: ProofOptions): Promise<boolean> {
  const routes = await onEmptyHouse(routeTable)
  const records = await onEmptyHouse(recordTable)
  const all = await Promise.all([
    compared('routes', routes, ROUTE_ABOUT, write),
    compared('records', records, RECORD_ABOUT, write),
  ])
  return all.every(Boolean)
}

async function compared(
  name: TableName,
  found: Table,
  about: number,
  write: boolean | undefined,
): Promise<boolean> {
  if (write) await writeTable(name, found)
  const sentences = unexpected(await readTable(name), found, about)
  for (const sentence of sentences) console.log(sentence)
  console.log(
    `${name}: ${found.lines.length} lines, ${cellsIn(found, about)} cells, ${sentences.length} unexpected`,
  )
  return sentences.length === 0
}
