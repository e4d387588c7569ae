import { createReadStream } from 'node:fs'
import { audited } from '#platform/audit'
import { uuid, type Actor } from '#platform/db'
import { Failure } from '#platform/http'
import type { House } from '#platform/module'
import type { ExhibitImportReport } from '../../contract/index.ts'
import { insertImport } from '../../store/import/imports.ts'
import { readWhole } from '../network/source.ts'
import { renewImported } from '../../store/import/statistics.ts'
import type { AgencyNames } from './cases.ts'
import { storeImport } from './execute.ts'
import { columnsOf, holds } from './fields.ts'

export interface ImportFile {
  readonly path: string
  readonly name: string
  readonly agencies?: AgencyNames
  /** Where rejected rows are left, to be mended. */
  readonly rejectedPath?: string | undefined
}

/**
 * Imports a file from this machine; it then stands among the imports of the agency.
 * @throws Failure of the import catalogue, `permission.missing`, `ballistics.not_exhibits`
 */
export async function importExhibitsFile(
  { database, files }: Pick<House, 'database' | 'files'>,
  actor: Actor,
  { path, name, agencies, rejectedPath }: ImportFile,
): Promise<ExhibitImportReport> {
  if (!actor.permissions.has('ballistics.write')) throw new Failure('permission.missing')
  const table = await readWhole({ stream: createReadStream(path), name })
  const kind = holds(columnsOf(table.headers))
  if (kind === null) throw new Failure('ballistics.not_exhibits')
  const { hash, size } = await files.put(createReadStream(path))
  const report = await audited(database, actor, { action: 'ballistics.importExhibitsFile' }, async (tx) => {
    const row = {
      id: uuid(),
      file_name: name,
      file_hash: hash,
      size,
      format: table.format,
      holds: kind,
      state: 'running' as const,
    }
    await insertImport(tx, row)
    return storeImport(tx, files, row, table, { agencies, rejectedPath })
  })
  await renewImported(database, report)
  return report
}
