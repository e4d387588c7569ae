import {
  readSurface,
  SurfaceFormatError,
  writeX3p,
  type ReadOptions,
  type SurfaceFile,
} from '@throughline/topography'
import { chanceOf } from './chance.ts'
import { mutated } from './mutate.ts'
import type { Seed } from './seeds.ts'

export interface Findings {
  inputs: number
  read: number
  /** By code. */
  readonly refused: Record<string, number>
  /** What was neither read as a surface nor refused by name, with the number of the input. */
  readonly faults: string[]
  slowestMs: number
  /** The input that took longest. */
  slowest: number
}

interface Run {
  readonly seeds: readonly Seed[]
  readonly seed: number
  readonly from: number
  readonly inputs: number
}

const OPTIONS: ReadOptions = { step: 1e-6, heightUnit: 'um' }
/** A surface that was read must be one that can be written and read again. */
const WRITE_EVERY = 20

/** Reads mutated inputs one after another; faults are collected, not thrown. */
export function fuzzFormats({ seeds, seed, from, inputs }: Run): Findings {
  const findings: Findings = { inputs, read: 0, refused: {}, faults: [], slowestMs: 0, slowest: from }
  for (let input = from; input < from + inputs; input++) {
    const chance = chanceOf(seed, input)
    const bytes = mutated(seeds, chance)
    // Steps and units are asked for in one of two inputs, so that the other finds its own.
    const options = chance.below(2) === 0 ? OPTIONS : {}
    const began = performance.now()
    try {
      judge(readSurface(bytes, options), input)
      findings.read++
    } catch (error) {
      if (error instanceof SurfaceFormatError)
        findings.refused[error.code] = (findings.refused[error.code] ?? 0) + 1
      else findings.faults.push(`input ${input}: ${error instanceof Error ? error.stack : String(error)}`)
    }
    const took = performance.now() - began
    if (took > findings.slowestMs) Object.assign(findings, { slowestMs: took, slowest: input })
  }
  return findings
}

function judge({ surface, metadata, mask }: SurfaceFile, input: number): void {
  const { width, height, dx, dy, heights } = surface
  if (heights.length !== width * height)
    throw new Error(`${width} × ${height} samples have ${heights.length} heights`)
  if (!(dx > 0 && dy > 0 && Number.isFinite(dx + dy))) throw new Error(`steps are ${dx} and ${dy}`)
  if (heights.some((one) => one === Infinity || one === -Infinity)) throw new Error('a height is infinite')
  if (input % WRITE_EVERY !== 0) return
  const again = readSurface(writeX3p({ surface, metadata, mask }), { lengthUnit: 'm', heightUnit: 'm' })
  if (again.surface.heights.some((one, i) => !Object.is(one, heights[i])))
    throw new Error('heights changed on the way')
}
