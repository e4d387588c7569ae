import { existsSync, readFileSync } from 'node:fs'
import {
  compareBullets,
  gaussianBandPass,
  prepareCartridge,
  prepareLand,
  readSurface,
  type PreparedLand,
  type Surface,
} from '@throughline/topography'
import { printMachine, printTable } from './table.ts'

const shared = new URL('../../shared/data/ballistics/', import.meta.url)
/** Seconds that one scan may take. */
const LIMIT = 1
/** CPU seconds of cmcR 0.1.11 (R, one core) for the same stand-in, measured on another day on such a machine. */
const PEER = [41.3, 42.7] as const
const ROUNDS = 7

/**
 * From a raw scan to one that can be compared. The published raw scans cannot be had, so the stand-in of the peer's measurement is
 * made: a prepared scan, every sample doubled to 1090 by 1090 at 3.125 micrometres, tilted; the second has the hole and the surroundings
 * filled in as well. The middle of seven rounds counts, after one that only warms up.
 */
export async function run(): Promise<void> {
  printMachine()
  const real = existsSync(shared)
  if (!real) console.log('The shared scans are not here: noise stands for marks, and bullets are left out.\n')
  const face = real ? scan('cartridge/fadul/fadul-1-1') : noise(545)
  const rows = [
    measure('stand-in of the peer', doubled(face, false), true),
    measure('with hole and surroundings', doubled(face, true), false),
    measure('prepared before', face, false),
  ]
  printTable(['scan', 'samples', 'CPU s', `÷ limit of ${LIMIT} s`, 'cmcR (quoted) ÷ this'], rows)
  if (real) bullets()
}

function measure(name: string, surface: Surface, peer: boolean): (string | number)[] {
  const seconds = middle(() => prepareCartridge(surface))
  const quoted = `${(PEER[0] / seconds).toFixed(0)} to ${(PEER[1] / seconds).toFixed(0)}`
  const samples = `${surface.width} × ${surface.height}`
  return [name, samples, seconds.toFixed(2), (seconds / LIMIT).toFixed(2), peer ? quoted : '']
}

function bullets(): void {
  const lands = (bullet: string) =>
    [1, 2, 3, 4, 5, 6].map((i) => prepareLand(scan(`bullet/hamby44-small/${bullet}-l${i}`)))
  const full = scan('bullet/hamby44-full/b1-l1')
  const small = scan('bullet/hamby44-small/b1-l1')
  const [one, other]: PreparedLand[][] = [lands('b1'), lands('b2')]
  console.log('')
  printTable(
    ['bullets', 'CPU s'],
    [
      ['a land of 1515 × 422', middle(() => prepareLand(full)).toFixed(2)],
      ['a land of 303 × 85', middle(() => prepareLand(small)).toFixed(2)],
      ['two bullets, 36 pairs of lands', middle(() => compareBullets(one!, other!), 3).toFixed(2)],
    ],
  )
}

/** CPU seconds, which other work on the machine does not lengthen. */
function middle(work: () => unknown, rounds = ROUNDS): number {
  work()
  const seconds = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6
  })
  return seconds.sort((a, b) => a - b)[rounds >> 1]!
}

function scan(path: string): Surface {
  return readSurface(new Uint8Array(readFileSync(new URL(`${path}.x3p`, shared)))).surface
}

function doubled({ width, height, dx, dy, heights }: Surface, filled: boolean): Surface {
  const wide = 2 * width
  const out = new Float64Array(wide * 2 * height)
  for (let i = 0; i < out.length; i++) {
    const x = i % wide
    const y = Math.floor(i / wide)
    const z = heights[(y >> 1) * width + (x >> 1)]!
    const fromMiddle = Math.hypot(x - wide / 2, y - height) / width
    const around = fromMiddle > 0.98 ? -80e-6 : -120e-6
    out[i] = (filled && Number.isNaN(z) ? around : z) + 30e-6 * (x / wide - 0.5)
  }
  return { width: wide, height: 2 * height, dx: dx / 2, dy: dy / 2, heights: out }
}

function noise(side: number): Surface {
  const heights = Float32Array.from({ length: side * side }, (_, i) => {
    const away = Math.hypot((i % side) - side / 2, Math.floor(i / side) - side / 2) / side
    return away < 0.3 || away > 0.5 ? NaN : 8 * Math.sin(i * i)
  })
  const marks = gaussianBandPass({ width: side, height: side, step: 6.25, heights }, 30, 300)
  return { width: side, height: side, dx: 6.25e-6, dy: 6.25e-6, heights: marks.heights.map((z) => z * 1e-6) }
}
