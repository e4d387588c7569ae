import { looksLikeArchive, openArchive } from './archive/index.ts'
import { looksLikeCsv, readCsvGrid } from './csv.ts'
import { SurfaceFormatError } from './error.ts'
import type { ReadOptions, SurfaceFile } from './model.ts'
import { isPlux, readPluxFrom } from './plux.ts'
import { looksLikeSur, readSur } from './sur.ts'
import { looksLikeTiff, readTiff } from './tiff/index.ts'
import { readX3pFrom } from './x3p/read.ts'

/**
 * Reads a surface of any format, which is told from its bytes and never from its name.
 *
 * @throws SurfaceFormatError
 */
export function readSurface(bytes: Uint8Array, options: ReadOptions = {}): SurfaceFile {
  if (looksLikeArchive(bytes)) {
    const archive = openArchive(bytes)
    const x3p = archive.entries.some(({ name }) => /(^|\/)main\.xml$/i.test(name))
    return !x3p && isPlux(archive) ? readPluxFrom(archive, options) : readX3pFrom(archive, options)
  }
  if (looksLikeSur(bytes)) return readSur(bytes, options)
  if (looksLikeTiff(bytes)) return readTiff(bytes, options)
  if (looksLikeCsv(bytes)) return readCsvGrid(bytes, options)
  throw new SurfaceFormatError('unknown-format', 'The file is of no format that is known here.')
}
