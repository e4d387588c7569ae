import type { PoolClient } from 'pg'
import { isKept, keptOf, lockDue, type Scope } from './due.ts'
import { filePointers, partsOf, recordRoots, type RecordRoot } from './roots.ts'

/** What became of some records. */
export interface Erased {
  readonly purged: readonly string[]
  readonly held: readonly string[]
  /** SHA-256 of the content of files whose rows went. */
  readonly hashes: readonly string[]
}

/**
 * Deletes those of the records that are still due and that nothing keeps: parts, the record, and the files that
 * no other row names. Runs as the keeper; every statement states the owner.
 */
export async function eraseRecords(
  client: PoolClient,
  type: string,
  scope: Scope,
  ids: readonly string[],
): Promise<Erased> {
  const roots = await recordRoots(client)
  const root = roots.find((one) => one.type === type)
  if (!root) return { purged: [], held: [], hashes: [] }
  const pointers = await filePointers(client)
  const due = await lockDue(client, root, scope, ids)
  const held = await keptOf(client, root, scope, pointers, due)
  const purged = due.filter((id) => !held.includes(id))
  const files = await deleteWithParts(client, root, scope, pointers, purged)
  const fileRoot = roots.find((one) => one.target === 'files.file')
  const hashes = fileRoot ? await deleteFiles(client, fileRoot, scope, pointers, files) : []
  return { purged, held, hashes }
}

/** Answers the ids of the files that the deleted rows named; a file itself goes like those. */
async function deleteWithParts(
  client: PoolClient,
  root: RecordRoot,
  { agencyId }: Scope,
  pointers: readonly string[],
  ids: readonly string[],
): Promise<string[]> {
  if (root.target === 'files.file') return [...ids]
  const files: string[] = []
  for (const { target, id } of [...(await partsOf(client, root.type)), root]) {
    const named = pointers.includes(target) ? 'file_id' : 'null::uuid as file_id'
    const { rows } = await client.query<{ file_id: string | null }>(
      `delete from ${target} where owner_agency = $1 and ${id} = any ($2) returning ${named}`,
      [agencyId, ids],
    )
    files.push(...rows.flatMap((row) => row.file_id ?? []))
  }
  return files
}

async function deleteFiles(
  client: PoolClient,
  root: RecordRoot,
  { agencyId }: Scope,
  pointers: readonly string[],
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await client.query<{ hash: string }>(
    `delete from files.file r where r.owner_agency = $1 and r.id = any ($2) and not ${isKept(root, pointers)} returning hash`,
    [agencyId, ids],
  )
  return [...new Set(rows.map((row) => row.hash))]
}
