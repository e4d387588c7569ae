import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { uuid, type Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { Failure } from '#platform/http'
import { ImportError } from '#platform/import'
import { findImport, insertImport, type ImportRow } from '../../store/import/index.ts'
import { layoutOf } from './layout.ts'
import { readSample, type FileSample } from './sample.ts'

/** An upload that was read far enough to know that it is a table, and is kept. */
export interface KeptUpload {
  readonly hash: string
  readonly size: number
  readonly sample: FileSample
}

/**
 * Takes an upload in. What is no table is refused before anything of it is kept.
 * @throws Failure of the import catalogue, `server.full`
 */
export async function keepUpload(files: FileStore, upload: Readable, name: string): Promise<KeptUpload> {
  return withFolder(async (folder) => {
    const path = join(folder, 'upload')
    await pipeline(upload, createWriteStream(path, { mode: 0o600 }))
    const sample = await explained(readSample({ stream: createReadStream(path), name }))
    return { sample, ...(await files.put(createReadStream(path))) }
  })
}

/** Records an upload as an import that waits for its mapping to be confirmed. */
export async function recordUpload(
  tx: Tx,
  { hash, size, sample }: KeptUpload,
  name: string,
): Promise<ImportRow> {
  const layout = await layoutOf(tx, name, sample)
  const id = uuid()
  tx.about({ type: 'import', id, fields: ['uploaded'] })
  await insertImport(tx, {
    id,
    file_name: name,
    file_hash: hash,
    size,
    state: 'uploaded',
    format: sample.format,
    profile: layout.profile,
    recognised: layout.recognised,
    columns: layout.columns,
    mends: layout.mends?.id ?? null,
  })
  return (await findImport(tx, id))!
}

/** A folder of its own for as long as the work takes. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Turns what is wrong with a file into a failure whose sentence names the place in the file. */
export async function explained<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof ImportError)
      throw new Failure(error.code, { detail: error.detail, remedy: error.remedy, cause: error })
    throw error
  }
}
