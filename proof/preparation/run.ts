import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { readSurface, toGrid, type Grid } from '@throughline/topography'
import type { ProofOptions } from '../run.ts'
import { RAW } from './raw-like.ts'
import { plainly, recover, type Recovered } from './recovered.ts'
import { PAIRS, sameVerdict, verdictsOn } from './verdicts.ts'

const scans = new URL('../../../shared/data/ballistics/cartridge/', import.meta.url)
/** What the marks of a raw scan must have in common with those of the prepared one. */
const LEAST_CORRELATION = 0.95
/** Dirt, margins and edges cost some of the face; nothing else may come in. */
const LEAST_FOUND = 0.6
const MOST_FOREIGN = 0.01

/**
 * Makes every shared prepared scan raw in seven ways (tilt, dome, hole, case head, dirt) and prepares it again: its marks must
 * come back, and nine pairs must get the verdict they get as prepared scans.
 * `--only fadul-1` takes the scans of which the name begins so; `--seed` chooses another chance.
 */
export async function run({ only = '', seed = '1' }: ProofOptions): Promise<boolean> {
  if (!existsSync(scans)) {
    console.log('The shared scans are not here; nothing was proven.')
    return false
  }
  const files = readdirSync(scans, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.x3p') && basename(name).startsWith(only))
    .sort()
  const found = files.flatMap((file) => {
    const prepared = gridOf(file)
    const plain = plainly(prepared)
    return Object.keys(RAW).map((name) => ({ file, ...recover(prepared, name, Number(seed), plain) }))
  })
  for (const name of Object.keys(RAW)) {
    const all = found.filter(({ raw }) => raw === name)
    console.log(`${name}: ${all.length} scans, ${worst(all)}`)
    for (const { file, correlation, found: share, foreign } of all.filter((one) => !holds(one)))
      console.log(
        `  not held: ${file} correlation ${correlation.toFixed(3)}, found ${share.toFixed(3)}, foreign ${foreign.toFixed(3)}`,
      )
  }
  const same = verdicts(only, Number(seed))
  return found.length > 0 && found.every(holds) && same
}

function verdicts(only: string, seed: number): boolean {
  let same = true
  for (const [a, b] of PAIRS.filter(([first]) => basename(first).startsWith(only))) {
    const said = verdictsOn(gridOf(`${a}.x3p`), gridOf(`${b}.x3p`), Object.keys(RAW), seed)
    const counts = Object.entries({ prepared: said.prepared, ...said.raw })
      .map(([name, { cmc }]) => `${name} ${cmc.original.join('/')}`)
      .join(', ')
    console.log(`${a} and ${b}: ${said.prepared.verdict}; congruent cells ${counts}`)
    if (!sameVerdict(said)) console.log('  not held: a verdict changed')
    same &&= sameVerdict(said)
  }
  return same
}

function gridOf(file: string): Grid {
  return toGrid(readSurface(new Uint8Array(readFileSync(new URL(file, scans)))).surface)
}

export function holds({ correlation, found, foreign }: Recovered): boolean {
  return correlation >= LEAST_CORRELATION && found >= LEAST_FOUND && foreign <= MOST_FOREIGN
}

function worst(all: readonly Recovered[]): string {
  const least = (of: (one: Recovered) => number) => Math.min(...all.map(of)).toFixed(3)
  return `lowest correlation ${least((one) => one.correlation)}, least found ${least((one) => one.found)}, most foreign ${(-Number(least((one) => -one.foreign))).toFixed(3)}`
}
