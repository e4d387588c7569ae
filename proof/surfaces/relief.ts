import { crc32, deflateSync } from 'node:zlib'
import type { Grid } from '@throughline/topography'

/** Light from the upper left: how steep a slope towards it is drawn black or white, micrometres a sample. */
const STEEP = 0.35

/** A surface lit from the side, as an image of an SVG; white where nothing was measured. */
export function relief(grid: Grid, scale: number, left: number): string {
  const every = Math.round(1 / scale)
  const width = Math.floor(grid.width / every)
  const height = Math.floor(grid.height / every)
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = shade(grid, x * every, y * every, every)
  const png = pngOf(width, height, rows).toString('base64')
  return `<image x="${left}" y="0" width="${width}" height="${height}" href="data:image/png;base64,${png}"/>`
}

/** In sixteen steps of grey, so that the picture stays small. */
function shade({ width, height, heights }: Grid, x: number, y: number, every: number): number {
  const at = (column: number, row: number) =>
    column < width && row < height ? heights[row * width + column]! : NaN
  const slope = (at(x + every, y) + at(x, y + every) - 2 * at(x, y)) / every
  if (Number.isNaN(slope)) return 255
  return 17 * Math.round(Math.min(14, Math.max(1, 7.5 - (6.5 * slope) / STEEP)))
}

function pngOf(width: number, height: number, rows: Buffer): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits of grey.
  head.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  const parts = [
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([signature, ...parts])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'ascii'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
