import { Readable, pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { ImportError } from '../failure.ts'
import { limits } from '../limits.ts'
import type { ImportWarning, NamedStream, ReadOptions } from '../table/types.ts'
import { Bytes, openPath } from './bytes.ts'
import { recognise } from './kind.ts'
import { openZip } from './zip.ts'
import type { Archive } from './zip.ts'

/** What stands inside all wrapping: text to be split or parsed, or a workbook. */
type Opened =
  | { readonly kind: 'text' | 'json'; readonly bytes: Bytes; readonly head: Buffer }
  | { readonly kind: 'workbook'; readonly archive: Archive }

/** Opens a path or stream and takes off gzip and zip, at most two layers. */
export async function openSource(
  source: string | NamedStream,
  options: ReadOptions,
  warnings: ImportWarning[],
): Promise<Opened> {
  let bytes = typeof source === 'string' ? await openPath(source) : new Bytes(source.name, source.stream)
  const path = typeof source === 'string' ? source : null
  try {
    for (let layer = 0; ; layer++) {
      const head = await bytes.peek(limits.headBytes)
      if (head.length === 0) throw new ImportError('import.empty', `"${bytes.name}" has no bytes.`)
      const found = recognise(head)
      if ('foreign' in found) {
        throw new ImportError(
          'import.other_format',
          `The file is ${found.foreign}.`,
          found.remedy ? { remedy: found.remedy } : {},
        )
      }
      if (found.kind === 'json' || found.kind === 'text') {
        return { kind: found.kind, bytes, head }
      }
      // A workbook is itself a zip, so one archive more may stand at the innermost place.
      if (layer > limits.containers || (layer === limits.containers && found.kind === 'gzip'))
        throw nested(bytes.name)
      if (found.kind === 'gzip') {
        bytes = gunzip(bytes)
        continue
      }
      const archive = await openZip(bytes, layer === 0 ? path : null)
      if (archive.workbook) return { kind: 'workbook', archive }
      if (archive.foreign !== null) {
        await archive.close()
        throw new ImportError('import.other_format', `The file is ${archive.foreign}.`)
      }
      if (layer === limits.containers) {
        await archive.close()
        throw nested(bytes.name)
      }
      bytes = await archive.largest(options.entry, warnings)
    }
  } catch (error) {
    await bytes.close()
    throw error
  }
}

function nested(name: string): ImportError {
  return new ImportError('import.nested_archive', `"${name}" is packed more than ${limits.containers} times.`)
}

function gunzip(bytes: Bytes): Bytes {
  const unpack = createGunzip({ chunkSize: limits.chunkBytes })
  // A failure of either destroys both, and reaches the reader through the unpacked stream.
  pipeline(Readable.from(bytes, { objectMode: false }), unpack, () => undefined)
  return new Bytes(bytes.name.replace(/\.gz$/i, ''), unpack, {
    packed: () => unpack.bytesWritten,
    close: () => bytes.close(),
  })
}
