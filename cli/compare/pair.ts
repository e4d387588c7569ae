import { readFile } from 'node:fs/promises'
import {
  CartridgeComparer,
  compareSignatures,
  prepareCartridge,
  prepareLand,
  readSurface,
  SurfaceFormatError,
  type CartridgeComparison,
  type LandComparison,
  type Preset,
  type PreparedCartridge,
  type PreparedLand,
  type ReadOptions,
  type SurfaceFile,
} from '@throughline/topography'

export type Method = 'cmc' | 'highcmc' | 'signature'

/** What one run of the command compares with. It travels to worker threads. */
export interface Comparing {
  readonly method: Method
  readonly preset: Preset
  readonly reading: ReadOptions
}

/** Two files and what was found. Only `milliseconds` depends on the machine and the moment. */
export type PairResult = {
  readonly a: string
  readonly b: string
} & (
  | ((CartridgeComparison | LandComparison) & {
      /** What was done to each scan before. */
      readonly preparation: { readonly a: readonly string[]; readonly b: readonly string[] }
      /** Of the comparison itself; reading and preparing are not counted. */
      readonly milliseconds: number
    })
  | { readonly problem: Problem }
)

export interface Problem {
  readonly code: string
  readonly sentence: string
  readonly remedy: string
}

/** A scan ready to be compared, or why it is not. */
type Ready =
  | { readonly kind: 'cartridge'; readonly steps: readonly string[]; readonly scan: PreparedCartridge }
  | { readonly kind: 'land'; readonly steps: readonly string[]; readonly scan: PreparedLand }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** Scans that are kept prepared; one takes about two megabytes. */
const KEPT = 100

/** Reads, prepares and compares pairs of files; a file that comes again is not prepared again. */
export class PairComparer {
  readonly #comparing: Comparing
  readonly #comparer: CartridgeComparer
  readonly #ready = new Map<string, Ready>()

  constructor(comparing: Comparing) {
    this.#comparing = comparing
    this.#comparer = new CartridgeComparer({ preset: comparing.preset })
  }

  /** @param names how the files are called in the result */
  async compare(paths: readonly [string, string], names: readonly [string, string]): Promise<PairResult> {
    const [a, b] = [await this.#prepared(paths[0]), await this.#prepared(paths[1])]
    const named = { a: names[0], b: names[1] }
    if (a.kind === 'problem') return { ...named, problem: inFile(names[0], a.problem) }
    if (b.kind === 'problem') return { ...named, problem: inFile(names[1], b.problem) }
    const began = performance.now()
    try {
      const found =
        a.kind === 'land' && b.kind === 'land'
          ? compareSignatures(a.scan, b.scan)
          : this.#comparer.compare(a.scan as PreparedCartridge, b.scan as PreparedCartridge)
      const milliseconds = Math.round(10 * (performance.now() - began)) / 10
      return { ...named, ...found, preparation: { a: a.steps, b: b.steps }, milliseconds }
    } catch (error) {
      return { ...named, problem: problemOf(error) }
    }
  }

  async #prepared(path: string): Promise<Ready> {
    const known = this.#ready.get(path)
    if (known) return known
    const ready = await this.#prepare(path).catch((error: unknown): Ready => ({
      kind: 'problem',
      problem: problemOf(error),
    }))
    const [oldest] = this.#ready.keys()
    if (this.#ready.size >= KEPT && oldest !== undefined) this.#ready.delete(oldest)
    this.#ready.set(path, ready)
    return ready
  }

  async #prepare(path: string): Promise<Ready> {
    const { surface }: SurfaceFile = readSurface(
      new Uint8Array(await readFile(path)),
      this.#comparing.reading,
    )
    if (this.#comparing.method === 'signature') {
      const scan = prepareLand(surface)
      return { kind: 'land', steps: scan.steps, scan }
    }
    const { grid, steps } = prepareCartridge(surface)
    const sentences = steps.map(({ sentence }) => sentence)
    return { kind: 'cartridge', steps: sentences, scan: this.#comparer.prepare(grid) }
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof SurfaceFormatError)
    return { code: error.code, sentence: error.sentence, remedy: error.remedy }
  if (error instanceof RangeError)
    return {
      code: 'cannot-compare',
      sentence: error.message,
      remedy: 'Look at the scan with "x3p info"; measure it anew if it holds too little.',
    }
  throw error
}

const inFile = (name: string, problem: Problem): Problem => ({
  ...problem,
  sentence: `${name}: ${problem.sentence}`,
})
