import { crc32, deflateSync } from 'node:zlib'

/** A picture that can be drawn: one colour, as many pixels as are asked for. */
export function png(width: number, height: number, shade = 120): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits of grey.
  head.set([8, 0, 0, 0, 0], 8)
  const lines = Buffer.alloc(height * (width + 1), shade)
  for (let y = 0; y < height; y++) lines[y * (width + 1)] = 0
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, check])
}

/** The beginning of a JPEG of that size, behind a block of the camera's own words; no more than is looked at. */
export function jpegHead(width: number, height: number, words = 70_000): Buffer {
  const camera = Buffer.alloc(Math.min(words, 65_535) + 2, 0x41)
  camera.set([0xff, 0xe1])
  camera.writeUInt16BE(camera.length - 2, 2)
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  return Buffer.concat([Buffer.from([0xff, 0xd8]), camera, frame])
}
