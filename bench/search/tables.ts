import { KEEP } from '@throughline/topography'
import { printTable } from '../table.ts'
import type { Position } from './positions.ts'

export interface Passes {
  readonly coarse: number
  readonly fine: number
  readonly exact: number
}

export interface Times {
  readonly seconds: Passes
  readonly cpu: Passes
}

export interface Measured {
  readonly size: number
  readonly queries: number
  /** Processor seconds of making the index, synthetic surfaces included. */
  readonly building: number
  readonly bytes: number
  /** Megabytes at most, of everything so far. */
  readonly rss: number
  readonly times: readonly Times[]
  readonly found: readonly Position[]
}

const PASSES = ['coarse', 'fine', 'exact'] as const

export function printTimes(all: readonly Measured[], workers: number): void {
  console.log(`\nA query, ${workers} threads; the middle one of the queries.\n`)
  printTable(
    [
      'entries',
      'queries',
      'index MB',
      'build CPU s',
      's',
      'coarse',
      'fine',
      'exact',
      'CPU s',
      'coarse',
      'fine',
      'exact',
      'coarse CPU ms an entry',
      'peak MB',
    ],
    all.map(({ size, queries, bytes, building, times, rss }) => {
      const seconds = middles(times.map((time) => time.seconds))
      const cpu = middles(times.map((time) => time.cpu))
      return [
        size.toLocaleString('en'),
        queries,
        (bytes / 1e6).toFixed(1),
        building.toFixed(0),
        total(seconds).toFixed(1),
        ...PASSES.map((pass) => seconds[pass].toFixed(1)),
        total(cpu).toFixed(1),
        ...PASSES.map((pass) => cpu[pass].toFixed(1)),
        ((1000 * cpu.coarse) / size).toFixed(3),
        rss.toFixed(0),
      ]
    }),
  )
}

export function printRecall(all: readonly Measured[]): void {
  console.log(
    `\nKnown cartridge cases of the query's gun, by their place among those of other guns. The coarse pass keeps ${KEEP.coarse}, the fine one ${KEEP.fine}.\n`,
  )
  printTable(
    ['entries', 'pairs', 'pass', 'kept', 'at 1', 'at 10', 'at 30', 'last place'],
    all.flatMap(({ size, found }) =>
      PASSES.map((pass) => {
        const places = found.map((position) => position[pass])
        const share = (most: number) =>
          `${((100 * places.filter((place) => place !== null && place <= most).length) / places.length).toFixed(1)} %`
        const seen = places.filter((place) => place !== null)
        return [
          size.toLocaleString('en'),
          places.length,
          pass,
          share(Infinity),
          share(1),
          share(10),
          share(30),
          places.length === seen.length ? Math.max(...seen) : 'dropped',
        ]
      }),
    ),
  )
}

/** Entries of the national database, and cores of a machine that one could rent. */
const NATION = 7_000_000
const CORES = 32

/** Linear in the coarse pass; the others do not grow. */
export function printOutlook({ size, bytes, times }: Measured): void {
  const cpu = middles(times.map((time) => time.cpu))
  const coarse = (cpu.coarse / size) * NATION
  const rest = cpu.fine + cpu.exact
  console.log(
    `\nFrom ${size.toLocaleString('en')} entries: ${NATION.toLocaleString('en')} would be ${(((bytes / size) * NATION) / 1e9).toFixed(0)} GB and ${coarse.toFixed(0)} processor seconds of the coarse pass, without a class filter; the passes after it stay at ${rest.toFixed(0)}. Segments divide over machines as over threads: with ${CORES} cores ${((coarse + rest) / CORES).toFixed(0)} s a query, with four such machines ${((coarse + rest) / CORES / 4).toFixed(0)} s.`,
  )
}

const total = ({ coarse, fine, exact }: Passes) => coarse + fine + exact

function middles(times: readonly Passes[]): Passes {
  const middle = (pass: keyof Passes) =>
    times.map((time) => time[pass]).sort((a, b) => a - b)[times.length >> 1]!
  return { coarse: middle('coarse'), fine: middle('fine'), exact: middle('exact') }
}
