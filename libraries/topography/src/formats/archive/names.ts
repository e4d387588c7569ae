import { SurfaceFormatError } from '../error.ts'
import { short } from '../text.ts'

/**
 * The name of a part with `/` between folders and without a leading `./`.
 *
 * @throws SurfaceFormatError for a name that would lead out of a folder it is unpacked into.
 */
export function safeName(raw: string): string {
  const name = raw.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')
  const outside = name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.split('/').includes('..')
  if (outside || name === '' || name.includes('\0'))
    throw new SurfaceFormatError('unsafe-archive', `The archive has a part named "${short(raw)}".`)
  return name
}

/** What desktops leave in archives that people pack by hand. */
export function isJunk(name: string): boolean {
  const parts = name.split('/')
  const last = parts.at(-1)!
  return parts.includes('__MACOSX') || last.startsWith('.') || /^(thumbs\.db|desktop\.ini)$/i.test(last)
}

export const isArchiveName = (name: string): boolean => /\.(zip|x3p|plux|7z|rar|tar|gz)$/i.test(name)
