import { md5 } from '@noble/hashes/legacy.js'
import { SurfaceFormatError } from '../error.ts'
import type { Archive, Entry } from '../archive/index.ts'
import type { SurfaceCheck } from '../model.ts'
import { doubtful } from '../units.ts'

/** main.xml and what it links to, which lies beside it in whatever folder that is. */
export interface Parts {
  readonly main: Entry
  /** @throws SurfaceFormatError when the link leads nowhere. */
  linked(link: string): Entry
  optional(link: string): Entry | undefined
}

/** @throws SurfaceFormatError when there is no main.xml, or more than one. */
export function partsOf(archive: Archive): Parts {
  const mains = archive.entries.filter(({ name }) => /(^|\/)main\.xml$/i.test(name))
  const main = mains[0]
  if (!main) throw new SurfaceFormatError('missing-part', 'The archive has no main.xml.')
  if (mains.length > 1)
    throw new SurfaceFormatError(
      'unsupported',
      'The archive holds more than one surface.',
      'Give each as a file.',
    )
  const folder = main.name.slice(0, -'main.xml'.length)
  const optional = (link: string) =>
    archive.find(folder + link.replaceAll('\\', '/').replace(/^(\.?\/)+/, ''))
  return {
    main,
    optional,
    linked(link) {
      const entry = optional(link)
      if (!entry)
        throw new SurfaceFormatError('missing-part', `The archive has no "${link}", which main.xml links to.`)
      return entry
    },
  }
}

/** MD5 of bytes that arrive in pieces. */
export function md5Of(): { update(piece: Uint8Array): void; hex(): string } {
  const hash = md5.create()
  return {
    update: (piece) => void hash.update(piece),
    hex: () => hexOf(hash.digest()),
  }
}

/** MD5 of bytes that are all there, as hexadecimal digits. */
export const hexOfBytes = (bytes: Uint8Array): string => hexOf(md5(bytes))

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * Holds what a part is against what the file says it is.
 *
 * @param stated As written; the first 32 hexadecimal digits count, whatever follows them.
 * @throws SurfaceFormatError when it must hold and does not.
 */
export function checkMd5(
  code: string,
  name: string,
  actual: string,
  stated: string | undefined,
  must: boolean,
): SurfaceCheck {
  const digits = /^\s*([0-9a-f]{32})\b/i.exec(stated ?? '')?.[1]?.toLowerCase()
  if (digits === undefined)
    return { code, outcome: 'absent', sentence: `The file states no checksum of ${name}.` }
  if (digits === actual) return { code, outcome: 'passed', sentence: `The checksum of ${name} holds.` }
  const sentence = `The checksum of ${name} does not hold: it was changed or damaged since it was written.`
  if (!must) return doubtful(code, sentence)
  throw new SurfaceFormatError('checksum', sentence)
}
