import { existsSync, readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { writeCsvGrid, writeTiff, writeX3p, type Surface } from '@throughline/topography'
import { pack, unpack, type Part } from './pack.ts'

/** A good file, and its parts where it is an archive. */
export interface Seed {
  readonly name: string
  readonly bytes: Uint8Array
  readonly parts?: readonly Part[] | undefined
}

export const SHARED = new URL('../../../shared/data/ballistics/', import.meta.url)
/** Those small enough to be read a million times. */
const SMALL = ['sample1', 'sample1-bin', 'sample2', 'sample3', 'sample4', 'sample4-bin'].map(
  (name) => `opengps-${name}`,
)
const EXAMPLES = [...SMALL, 'x3ptools-pyramid', 'x3ptools-testing']

/** Files of our own in every format and storage, and where they are at hand, those of other programs. */
export async function seeds(): Promise<Seed[]> {
  const surface = wavy(9, 7)
  const archives: [string, Uint8Array][] = [
    ['float64', writeX3p({ surface, mask: maskOf(surface) })],
    ['float32', writeX3p({ surface: { ...surface, heights: Float32Array.from(surface.heights) } })],
    ['int16', writeX3p({ surface }, { type: 'int16', increment: 1e-9 })],
    ['int32', writeX3p({ surface }, { type: 'int32', increment: 1e-12 })],
    ['plux', plux(surface)],
  ]
  for (const name of EXAMPLES) {
    const place = new URL(`format/${name}.x3p`, SHARED)
    if (existsSync(place)) archives.push([name, readFileSync(place)])
  }
  const packed = await Promise.all(
    archives.map(async ([name, bytes]) => ({ name, bytes, parts: await unpack(bytes) })),
  )
  return [
    ...packed,
    { name: 'csv', bytes: writeCsvGrid(surface) },
    { name: 'tiff', bytes: writeTiff(surface) },
    { name: 'sur', bytes: sur(surface, false) },
    { name: 'sur compressed', bytes: sur(surface, true) },
  ]
}

function wavy(width: number, height: number): Surface {
  const heights = Float64Array.from({ length: width * height }, (_, i) =>
    i % 11 === 3 ? NaN : Math.sin(i) * 1e-6,
  )
  return { width, height, dx: 6.25e-6, dy: 6.25e-6, heights }
}

const maskOf = ({ width, height }: Surface) => ({
  width,
  height,
  pixels: Uint8Array.from({ length: width * height * 4 }, (_, i) => i),
  background: '#cd7f32',
  annotations: [{ colour: '#800080', label: 'left groove' }],
})

function plux({ width, height, heights }: Surface): Uint8Array {
  const index = `<xml><GENERAL><IMAGE_SIZE_X>${width}</IMAGE_SIZE_X><IMAGE_SIZE_Y>${height}</IMAGE_SIZE_Y><FOV_X>1.5</FOV_X>
    <FOV_Y>1.5</FOV_Y></GENERAL><LAYER_0><FILENAME_Z>LAYER_0.raw</FILENAME_Z></LAYER_0></xml>`
  const layer = Buffer.from(Float32Array.from(heights, (one) => one * 1e6).buffer)
  return pack(
    [
      { name: 'index.xml', bytes: Buffer.from(index) },
      { name: 'LAYER_0.raw', bytes: layer },
    ],
    false,
  )
}

function sur({ width, height, heights }: Surface, compressed: boolean): Uint8Array {
  const header = Buffer.alloc(512)
  header.write(compressed ? 'DSCOMPRESSED' : 'DIGITAL SURF')
  header.writeInt16LE(2, 18)
  header.writeInt16LE(1, 86)
  header.writeInt16LE(16, 98)
  header.writeInt32LE(-1000, 100)
  header.writeInt32LE(width, 108)
  header.writeInt32LE(height, 112)
  for (const [place, value] of [
    [120, 6.25],
    [124, 6.25],
    [128, 0.001],
  ] as const)
    header.writeFloatLE(value, place)
  for (const place of [180, 196, 212]) header.write('um', place)
  const numbers = Buffer.from(
    Int16Array.from(heights, (one) => (Number.isNaN(one) ? -1002 : one * 1e9)).buffer,
  )
  if (!compressed) return Buffer.concat([header, numbers])
  const stream = deflateSync(numbers)
  return Buffer.concat([header, Buffer.from(Uint32Array.of(1, numbers.length, stream.length).buffer), stream])
}
