import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import { openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { ImportError } from '../failure.ts'
import { limits } from '../limits.ts'
import type { ImportWarning } from '../table/types.ts'
import { Bytes, asImportError, refuseExcess } from './bytes.ts'

/** Files that tell a document from an archive. */
const documents = [
  ['word/document.xml', 'a Word document'],
  ['ppt/presentation.xml', 'a presentation'],
  ['xl/workbook.bin', 'a binary workbook (.xlsb)'],
  ['META-INF/manifest.xml', 'an OpenDocument file'],
  ['doc.kml', 'a map file (.kmz)'],
] as const

/** An open zip: its files, and whether it is a workbook. */
export class Archive {
  readonly name: string
  private readonly zip: ZipFile
  private readonly files: Map<string, Entry>
  private readonly release: () => Promise<void>

  constructor(name: string, zip: ZipFile, files: Map<string, Entry>, release: () => Promise<void>) {
    this.name = name
    this.zip = zip
    this.files = files
    this.release = release
  }

  get workbook(): boolean {
    return this.files.has('xl/workbook.xml')
  }

  /** Office documents and maps are zips too; what this one is when it is none of ours. */
  get foreign(): string | null {
    return documents.find(([path]) => this.files.has(path))?.[1] ?? null
  }

  has(path: string): boolean {
    return this.files.has(path)
  }

  /** Opens a file of the archive; the archive stays open. */
  async open(path: string): Promise<Bytes> {
    const entry = this.files.get(path)
    if (entry === undefined)
      throw new ImportError('import.damaged', `The part "${path}" of the workbook is missing.`)
    return new Bytes(path, await this.stream(entry), { packed: () => entry.compressedSize })
  }

  /** The file named, or the largest; the others become a warning. Closing it closes the archive. */
  async largest(name: string | undefined, warnings: ImportWarning[]): Promise<Bytes> {
    const tables = [...this.files.values()]
      .filter(isData)
      .toSorted((a, b) => b.uncompressedSize - a.uncompressedSize)
    const chosen = name === undefined ? tables[0] : this.files.get(name)
    if (chosen === undefined) {
      await this.close()
      throw new ImportError(
        'import.not_a_table',
        name === undefined ? 'The zip holds no file.' : `The zip holds no "${name}".`,
      )
    }
    const others = tables.filter((entry) => entry !== chosen).map((entry) => entry.fileName)
    if (others.length > 0) {
      const rest =
        others.length > 3
          ? `${others.slice(0, 3).join(', ')} and ${others.length - 3} more`
          : others.join(', ')
      warnings.push({
        code: 'zip.others',
        message: `Read "${chosen.fileName}"; not read: ${rest}.`,
        count: others.length,
      })
    }
    const stream = await this.stream(chosen)
    return new Bytes(chosen.fileName, stream, {
      packed: () => chosen.compressedSize,
      close: () => this.close(),
    })
  }

  async close(): Promise<void> {
    if (this.zip.isOpen) this.zip.close()
    await this.release()
  }

  private async stream(entry: Entry): Promise<Readable> {
    if (entry.isEncrypted()) {
      await this.close()
      throw new ImportError('import.encrypted', `"${entry.fileName}" needs a password.`)
    }
    try {
      // Most bombs own up in the directory; one that lies is stopped while it is read.
      refuseExcess(entry.uncompressedSize, entry.compressedSize)
      return await this.zip.openReadStreamPromise(entry, {})
    } catch (cause) {
      await this.close()
      throw damaged(cause)
    }
  }
}

/** Opens a zip; one that is not a file on disk is first written to a private temporary folder. */
export async function openZip(bytes: Bytes, path: string | null): Promise<Archive> {
  let release = () => bytes.close()
  let place = path
  if (place === null) {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-import-'))
    release = async () => {
      await bytes.close()
      await rm(folder, { recursive: true, force: true })
    }
    place = join(folder, 'archive')
  }
  try {
    if (path === null) await pipeline(bytes, createWriteStream(place, { mode: 0o600 }))
    const zip = await openPromise(place, { autoClose: false, lazyEntries: true, strictFileNames: false })
    return new Archive(bytes.name, zip, await directory(zip), release)
  } catch (cause) {
    await release()
    throw damaged(cause)
  }
}

async function directory(zip: ZipFile): Promise<Map<string, Entry>> {
  const files = new Map<string, Entry>()
  let count = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (++count > limits.zipEntries) {
        throw new ImportError(
          'import.too_large',
          `The zip holds more than ${limits.zipEntries.toLocaleString('en')} files.`,
        )
      }
      files.set(entry.fileName, entry)
    }
    return files
  } catch (cause) {
    zip.close()
    throw cause
  }
}

/** Folders, hidden files and the shadow files of macOS are no tables. */
function isData(entry: Entry): boolean {
  const parts = entry.fileName.split('/')
  return parts.at(-1) !== '' && !parts.some((part) => part.startsWith('.') || part === '__MACOSX')
}

function damaged(cause: unknown): unknown {
  const known = asImportError(cause)
  if (known instanceof ImportError) return known
  // What yauzl refuses carries no code; failures of the system (full disk, lost file) do.
  if (cause instanceof Error && !('code' in cause))
    return new ImportError('import.damaged', `The zip cannot be read: ${cause.message.replace(/\.$/, '')}.`, {
      cause,
    })
  return cause
}
