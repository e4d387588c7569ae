import { createReadStream } from 'node:fs'
import { audited, recordAlone } from '#platform/audit'
import { uuid, type Actor, type Database, type Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { Failure } from '#platform/http'
import type { ImportReport, Profile } from '../../contract/index.ts'
import { insertImport, renewImported } from '../../store/import/index.ts'
import { checkProfile } from './check.ts'
import { allProfiles, layoutOf } from './layout.ts'
import type { ImportRun } from './run.ts'
import { readSample } from './sample.ts'
import { storeFile, tryFile, type Task } from './store-file.ts'
import { explained } from './upload.ts'

/** What the command line asks for. */
export interface ImportRequest {
  readonly database: Database
  readonly files: FileStore
  readonly actor: Actor
  readonly path: string
  /** Name of a shipped or saved profile; recognised or proposed when absent. */
  readonly profile?: string | undefined
  /** Edition of the file, 2026-02-14; otherwise its last day. */
  readonly asOf?: string | undefined
  /** Does everything, then takes it back. */
  readonly dryRun?: boolean | undefined
  /** Where rejected rows are written beside being kept. */
  readonly rejectedPath?: string | undefined
  readonly onProgress?: ImportRun['onProgress'] | undefined
}

export interface ImportOutcome {
  readonly report: ImportReport
  readonly profile: Profile
  /** False where the mapping was only proposed by the program. */
  readonly recognised: boolean
}

/**
 * Imports a file from this machine at once. Nothing is stored unless all of it is.
 * @throws Failure of the import catalogue, `permission.missing`, `incidents.mapping_incomplete`
 */
export async function importShootings(request: ImportRequest): Promise<ImportOutcome> {
  const { database, actor, dryRun } = request
  if (!actor.permissions.has('incidents.import')) throw new Failure('permission.missing')
  if (!dryRun) {
    const stored = await audited(database, actor, { action: 'incidents.importFile' }, (tx) =>
      importPath(tx, request),
    )
    await renewImported(database, stored.report)
    return stored
  }
  const outcome = await takenBack(database, actor, (tx) => importPath(tx, request))
  await recordAlone(database, { actor, action: 'incidents.tryImportFile', subjects: [], outcome: 'done' })
  return outcome
}

/** Runs work and undoes all of it. */
async function takenBack<T>(database: Database, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const done: { result?: T } = {}
  const undo = new Error('taken back')
  await database
    .withActor(actor, async (tx) => {
      done.result = await work(tx)
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
  return done.result!
}

async function importPath(tx: Tx, request: ImportRequest): Promise<ImportOutcome> {
  const { files, path, asOf, dryRun, rejectedPath } = request
  const fileName = path.split(/[\\/]/).at(-1)!
  const sample = await explained(readSample(path))
  const layout = await layoutOf(tx, fileName, sample)
  const profile = request.profile === undefined ? layout.profile : await namedProfile(tx, request.profile)
  checkProfile(profile, sample.headers)
  const importId = uuid()
  const task: Task = {
    importId,
    fileName,
    profile,
    asOf: asOf ?? layout.mends?.report?.asOf ?? null,
    mended: layout.mends !== null,
    onProgress: request.onProgress ?? (async () => {}),
  }
  const recognised = request.profile !== undefined || layout.recognised !== null
  if (dryRun) return { report: await tryFile(tx, task, path, rejectedPath), profile, recognised }
  const { hash, size } = await files.put(createReadStream(path))
  await insertImport(tx, {
    id: importId,
    file_name: fileName,
    file_hash: hash,
    size,
    state: 'running',
    format: sample.format,
    profile,
    recognised: layout.recognised,
    columns: layout.columns,
    mends: layout.mends?.id ?? null,
  })
  return { report: await storeFile(tx, files, task, path, rejectedPath), profile, recognised }
}

async function namedProfile(tx: Tx, name: string): Promise<Profile> {
  const profiles = await allProfiles(tx)
  const found = profiles.find((profile) => profile.name === name)
  if (found) return found
  throw new Failure('incidents.mapping_incomplete', {
    detail: `There is no profile "${name}". Known are: ${profiles.map((profile) => profile.name).join(', ')}.`,
  })
}
