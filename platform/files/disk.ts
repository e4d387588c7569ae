import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { mkdir, open, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { measure, verified } from './measure.ts'
import {
  checkRange,
  FileStoreError,
  placeOf,
  unknownFile,
  type FileRange,
  type FileStore,
  type StoredFile,
} from './store.ts'

const TEMPORARY = /^incoming-[0-9a-f-]{36}$/
const STALE_MS = 3_600_000
const READ_BYTES = 256 * 1024

/**
 * Keeps content below a folder as `ab/cd/<hash>`, files 0600 and folders 0700. Content becomes visible
 * by one rename after it is safely on disk, so a killed process leaves temporary files and nothing
 * else; opening the store sweeps those older than an hour.
 *
 * @throws FileStoreError `server.failed` when the folder cannot be made or read
 */
export function diskStore(directory: string): FileStore {
  const root = resolve(directory)
  prepare(root)
  const pathOf = (hash: string) => join(root, placeOf(hash))
  return {
    put: (content, limits) => put(root, content, limits),
    open: async (hash, range) => read(pathOf(hash), hash, range),
    has: async (hash) => (await statOrNothing(pathOf(hash))) !== undefined,
    remove: async (hash) => rm(pathOf(hash), { force: true }),
    localPath: (hash) => {
      const path = pathOf(hash)
      return existsSync(path) ? path : undefined
    },
  }
}

function prepare(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    const stale = readdirSync(directory).filter((name) => TEMPORARY.test(name))
    for (const name of stale) sweep(join(directory, name))
  } catch (error) {
    throw new FileStoreError(
      'server.failed',
      `The folder for files, ${directory}, cannot be used (${codeOf(error)}). Give the server's user the right to write there, or set another folder.`,
      { cause: error },
    )
  }
}

function sweep(path: string): void {
  // Another process may finish or sweep it between the two calls.
  const found = statSync(path, { throwIfNoEntry: false })
  if (found && Date.now() - found.mtimeMs > STALE_MS) rmSync(path, { force: true })
}

async function put(
  directory: string,
  content: Readable | AsyncIterable<Uint8Array>,
  limits?: { maxBytes?: number },
): Promise<StoredFile> {
  const measured = measure(content, limits)
  const temporary = join(directory, `incoming-${randomUUID()}`)
  try {
    await write(temporary, measured.chunks)
    const file = measured.result()
    await place(directory, temporary, file.hash)
    return file
  } catch (error) {
    measured.close()
    // A disk that refuses even this must not hide why the content was refused; the next start sweeps.
    await rm(temporary, { force: true }).catch(() => undefined)
    throw explained(error, directory)
  }
}

async function write(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  await withHandle(await open(path, 'wx', 0o600), async (handle) => {
    await writeFile(handle, chunks)
    await handle.sync()
  })
}

async function place(directory: string, temporary: string, hash: string): Promise<void> {
  const path = join(directory, placeOf(hash))
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  // Replacing equal content is harmless to readers, needs no check that could race, and mends a damaged copy.
  await rename(temporary, path)
  for (const folder of [dirname(path), dirname(dirname(path)), directory]) await syncFolder(folder)
}

// Without this a power cut can forget the rename although the bytes are on disk. Windows has no such call.
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  await withHandle(await open(path, 'r'), (handle) => handle.sync())
}

async function read(path: string, hash: string, range?: FileRange): Promise<Readable> {
  checkRange(range)
  try {
    const handle = await open(path, 'r')
    const stream = handle.createReadStream({ ...range, highWaterMark: READ_BYTES })
    return range ? stream : verified(stream, hash)
  } catch (error) {
    throw codeOf(error) === 'ENOENT' ? unknownFile(hash) : error
  }
}

async function statOrNothing(path: string) {
  try {
    return await stat(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

async function withHandle(handle: FileHandle, work: (handle: FileHandle) => Promise<void>): Promise<void> {
  try {
    await work(handle)
  } finally {
    await handle.close()
  }
}

function explained(error: unknown, directory: string): unknown {
  const code = codeOf(error)
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error
  return new FileStoreError(
    'server.full',
    `The disk of ${directory} is full. Free space there, then send the file again; nothing of it was kept.`,
    { cause: error },
  )
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code
}
