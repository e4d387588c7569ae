/** A picture that every browser draws and that can hold no script, as its first bytes tell of it. */
export interface Picture {
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp'
  /** Pixels as they are stored; a camera held upright turns them when they are shown. */
  readonly width: number
  readonly height: number
}

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/**
 * What the beginning of a file shows; `'more'` while the size stands further on, null where it is no such picture.
 * Formats: JPEG (ITU-T T.81), PNG (W3C), WebP (RFC 9649).
 */
export function pictureIn(head: Buffer): Picture | 'more' | null {
  if (head.length < 12) return 'more'
  if (head.readUInt16BE(0) === 0xffd8) return jpeg(head)
  if (head.subarray(0, 8).equals(PNG)) return png(head)
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP') return webp(head)
  return null
}

function png(head: Buffer): Picture | 'more' | null {
  if (head.length < 24) return 'more'
  if (head.toString('latin1', 12, 16) !== 'IHDR') return null
  return sized('image/png', head.readUInt32BE(16), head.readUInt32BE(20))
}

function webp(head: Buffer): Picture | 'more' | null {
  if (head.length < 30) return 'more'
  const of = (width: number, height: number) => sized('image/webp', width, height)
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return of(head.readUInt16LE(26) & 0x3fff, head.readUInt16LE(28) & 0x3fff)
    case 'VP8L': {
      const bits = head.readUInt32LE(21)
      return of((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
    }
    case 'VP8X':
      return of(head.readUIntLE(24, 3) + 1, head.readUIntLE(27, 3) + 1)
    default:
      return null
  }
}

/** Markers that begin a frame and hold its size: all of C0 to CF but tables of codes and arithmetic. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

function jpeg(head: Buffer): Picture | 'more' | null {
  let at = 2
  while (at + 9 <= head.length) {
    if (head[at] !== 0xff) return null
    const marker = head[at + 1]!
    if (marker === 0xff) at += 1
    else if (isFrame(marker)) return sized('image/jpeg', head.readUInt16BE(at + 7), head.readUInt16BE(at + 5))
    else if (marker === 0xda || marker === 0xd9) return null
    else if (standsAlone(marker)) at += 2
    else at += 2 + head.readUInt16BE(at + 2)
  }
  return 'more'
}

const sized = (mediaType: Picture['mediaType'], width: number, height: number): Picture | null =>
  width > 0 && height > 0 ? { mediaType, width, height } : null
