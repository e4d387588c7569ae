import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { DEFAULT_PRESET, fitScore, type CartridgeComparison } from '@throughline/topography'
import { format, resolveConfig } from 'prettier'
import { printTable } from '../../bench/table.ts'
import type { PairResult } from '../../cli/compare/pair.ts'
import { compareInWorkers } from '../../cli/compare/pool.ts'
import { root } from '../../scripts/folders.ts'
import type { ProofOptions } from '../run.ts'
import { areaUnderCurve, range, splitBy } from './figures.ts'
import { folderOf, scansAreHere, scansOf, SETS, slideOf, type SetName } from './key.ts'
import { judgeHeld, modelFile } from './model.ts'
import { writePictures } from './pictures.ts'

export type KnownResult = CartridgeComparison & {
  readonly a: string
  readonly b: string
  readonly origins: readonly [string, string]
}

const isSame = ({ origins: [a, b] }: KnownResult): boolean => a === b
const lesser = ({ cmc }: KnownResult): number => Math.min(...cmc.original)
const high = ({ cmc }: KnownResult): number => cmc.high

/**
 * Compares every two of the shared cartridge cases of known origin (780 pairs of Fadul, 45 of Weller; or one set with
 * `--only`), shows how counts and scores divide them, and how wrong the score is on slides that it was not fitted to.
 * `--write` fits it anew, writes its coefficients and draws the pictures of the guide.
 */
export async function run({ only, write = false }: ProofOptions): Promise<boolean> {
  if (!scansAreHere()) {
    console.log('The shared scans are not here: ../shared/data/ballistics, see its README.')
    return false
  }
  const sets = SETS.filter((set) => only === undefined || set === only)
  const results = new Map<SetName, KnownResult[]>()
  for (const set of sets) results.set(set, await compareSet(set))
  const held = sets.map((set) => report(set, results.get(set)!))
  const pairs = [...results.values()].flat()
  const fitted = fitScore(pairs)
  const judged = judgeHeld(pairs.map(isSame), fitted.held)
  console.log(judged.sentence)
  if (write && only === undefined) {
    const path = 'libraries/topography/src/score/coefficients.ts'
    const style = await resolveConfig(join(root, path))
    const text = await format(modelFile(fitted, pairs.length, judged), { ...style, parser: 'typescript' })
    await writeFile(join(root, path), text)
    for (const written of [path, ...(await writePictures())]) console.log(`Written: ${written}`)
  }
  return held.every(Boolean) && judged.wrong === 0
}

async function compareSet(set: SetName): Promise<KnownResult[]> {
  const names = scansOf(set)
  const pairs = names.flatMap((a, i) =>
    names.slice(i + 1).map((b) => ({
      paths: [join(folderOf(set), a), join(folderOf(set), b)] as const,
      names: [a, b] as const,
    })),
  )
  const comparing = { method: 'cmc', preset: DEFAULT_PRESET, reading: {} } as const
  return (await compareInWorkers(pairs, comparing, availableParallelism())).map(known)
}

function known(result: PairResult): KnownResult {
  if ('problem' in result) throw new Error(result.problem.sentence)
  if (result.kind !== 'cartridge') throw new Error(`${result.a} is no cartridge case.`)
  return { ...result, origins: [slideOf(result.a), slideOf(result.b)] }
}

/** Prints one set; whether no pair of one slide is below a pair of two, by count and by score. */
function report(set: SetName, results: readonly KnownResult[]): boolean {
  const rows = [
    ['original, the lesser way', lesser],
    ['original, both ways', ({ cmc }: KnownResult) => cmc.original[0] + cmc.original[1]],
    ['High CMC', high],
    ['score', ({ score }: KnownResult) => score ?? 0.5],
  ] as const
  console.log(`\n${set}: ${results.length} pairs`)
  const splits = rows.map(([name, value]) => ({ name, ...splitBy(results, isSame, value) }))
  printTable(
    ['', 'one slide', 'two slides', 'area under the curve'],
    splits.map(({ name, ...split }) => [
      name,
      range(split.same),
      range(split.different),
      areaUnderCurve(split).toFixed(4),
    ]),
  )
  for (const verdict of ['similar', 'inconclusive', 'not similar'] as const) {
    const said = results.filter((result) => result.verdict === verdict)
    const same = said.filter(isSame).length
    console.log(`${verdict}: ${same} of one slide, ${said.length - same} of two`)
  }
  return splits.every(({ same, different }) => Math.min(...same) > Math.max(...different))
}
