import { existsSync, readFileSync } from 'node:fs'
import { CartridgeComparer, Kernel, prepareCartridge, readSurface, type Grid } from '@throughline/topography'
import { printMachine, printTable } from '../table.ts'
import { buildFftw } from './fftw.ts'
import { partsOf } from './parts.ts'

const SIDES = [216, 240, 256, 512]
/** Rounds in turns, because the machine's speed drifts; the fastest counts, for others only take time away. */
const ROUNDS = 7
/** One core for both directions with cmcR 0.1.11 (R), measured on the same pairs on another day; it is not run here. */
const PEER_SECONDS = { '1-1 v 1-2': 49.2, '1-1 v 2-1': 54.7 } as const

const scans = new URL('../../../shared/data/ballistics/cartridge/fadul/', import.meta.url)

/** What one comparison costs on one core, beside cmcR; where the time goes; the transform beside FFTW. */
export async function run(): Promise<void> {
  printMachine()
  printTransforms()
  if (!existsSync(scans)) {
    console.log('\nThe shared scans are not here: comparisons were not measured.')
    return
  }
  printComparisons()
  printParts()
}

function printTransforms(): void {
  const fftw = buildFftw()
  if (!fftw) console.log('FFTW is not here (a C compiler and libfftw3-dev): no ratio.')
  const kernels = [new Kernel({ simd: true }), new Kernel({ simd: false })] as const
  const rows = SIDES.map((side) => {
    const times = Array.from({ length: ROUNDS }, () => [
      ...kernels.map((kernel) => medianTransform(kernel, side)),
      fftw?.median(side) ?? NaN,
    ])
    const [simd, scalar, peer] = [0, 1, 2].map((i) => Math.min(...times.map((row) => row[i]!)))
    return [side, simd!.toFixed(0), peer!.toFixed(0), (simd! / peer!).toFixed(2), scalar!.toFixed(0)]
  })
  fftw?.remove()
  printTable(['side', 'kernel µs', 'FFTW float µs', 'kernel ÷ FFTW', 'without SIMD µs'], rows)
}

/** Median microseconds of one forward transform. */
function medianTransform(kernel: Kernel, side: number): number {
  const mark = kernel.mark()
  const shape = kernel.shape(side, side)
  const matrix = kernel.keep(Float32Array.from({ length: side * side }, (_, i) => Math.sin(i * i)))
  const spectrum = kernel.reserve(shape.spectrumLength)
  const times = Array.from({ length: 61 }, () => {
    const began = performance.now()
    for (let i = 0; i < 5; i++) kernel.forward(matrix, shape, spectrum)
    return (performance.now() - began) * 200
  })
  kernel.release(mark)
  return times.sort((a, b) => a - b)[30]!
}

function gridOf(name: string): Grid {
  const { surface } = readSurface(new Uint8Array(readFileSync(new URL(`fadul-${name}.x3p`, scans))))
  return prepareCartridge(surface).grid
}

function printComparisons(): void {
  console.log()
  const comparer = new CartridgeComparer()
  const rows = Object.entries(PEER_SECONDS).map(([pair, peer]) => {
    const [a, b] = pair.split(' v ').map((name) => comparer.prepare(gridOf(name!)))
    const times = Array.from({ length: ROUNDS }, () => {
      const before = process.cpuUsage()
      const { cmc } = comparer.compare(a!, b!)
      const { user, system } = process.cpuUsage(before)
      return { cmc, seconds: (user + system) / 1e6 }
    })
    const seconds = Math.min(...times.map((time) => time.seconds))
    const { cmc } = times[0]!
    return [pair, seconds.toFixed(3), peer, Math.round(peer / seconds), cmc.original.join(' / '), cmc.high]
  })
  printTable(
    ['pair, both directions', 'CPU s', 'cmcR CPU s', 'cmcR ÷ this', 'original CMC', 'High CMC'],
    rows,
  )
}

function printParts(): void {
  console.log()
  const parts = partsOf(gridOf('1-1'), gridOf('1-2'))
  const whole = parts.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  printTable(
    ['part of one direction', 'ms', 'share'],
    parts.map(({ name, milliseconds }) => [
      name,
      milliseconds.toFixed(1),
      `${((100 * milliseconds) / whole).toFixed(0)} %`,
    ]),
  )
}
