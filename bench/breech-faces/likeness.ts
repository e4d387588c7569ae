import {
  baseOf,
  BreechFaceMaker,
  CartridgeComparer,
  CoarsePass,
  croppedToMeasured,
  FinePass,
  Kernel,
  SIDE,
  surfacePrint,
  type Grid,
  type MachiningPattern,
} from '@throughline/topography'

/** A surface and the gun it is of. */
export interface Item {
  readonly gun: string
  readonly grid: Grid
}

const THETAS = Array.from({ length: 21 }, (_, i) => (i - 10) * 3)

/** Synthetic counterparts of a set of scans: as many guns and firings of each. */
export function syntheticSet(
  pattern: MachiningPattern,
  { guns, firings, roundsBetween }: { guns: number; firings: number; roundsBetween: number },
): Item[] {
  const maker = new BreechFaceMaker()
  const make = { seed: 'bench', pattern }
  return Array.from({ length: guns * firings }, (_, i) => {
    const gun = Math.floor(i / firings)
    const firing = i % firings
    const grid = maker.grid({ gun: { seed: gun, make }, firing, rounds: firing * roundsBetween })
    return { gun: `${pattern} ${gun}`, grid: croppedToMeasured(grid).grid }
  })
}

export interface Scores {
  readonly same: number[]
  readonly other: number[]
}

/** r · √n of every ordered pair, in the coarse and in the fine pass of a search. */
export function passScores(items: readonly Item[]): { coarse: Scores; fine: Scores } {
  const found = { coarse: { same: [], other: [] } as Scores, fine: { same: [], other: [] } as Scores }
  const prints = items.map(({ grid }) => surfacePrint(grid))
  for (const query of items) {
    const kernel = new Kernel()
    const base = baseOf(query.grid, SIDE)
    const [coarse, fine] = [new CoarsePass(kernel, base, THETAS), new FinePass(kernel, base)]
    items.forEach((entry, i) => {
      if (entry === query) return
      const which = entry.gun === query.gun ? 'same' : 'other'
      const fit = coarse.fit(prints[i]!.coarse)
      found.coarse[which].push(fit?.score ?? 0)
      found.fine[which].push((fit && fine.fit(prints[i]!.fine, fit)?.score) ?? 0)
    })
  }
  return found
}

/** Congruent cells by the original rule, both directions; all pairs of one gun, and every n-th of the others. */
export function congruentCells(items: readonly Item[], every: number): Scores {
  const comparer = new CartridgeComparer()
  const prepared = items.map(({ grid }) => comparer.prepare(grid))
  const found: Scores = { same: [], other: [] }
  let others = 0
  items.forEach((a, i) =>
    items.slice(i + 1).forEach((b, j) => {
      const same = a.gun === b.gun
      if (!same && others++ % every !== 0) return
      const { original } = comparer.compare(prepared[i]!, prepared[i + 1 + j]!).cmc
      found[same ? 'same' : 'other'].push(...original)
    }),
  )
  return found
}

/** Least, a tenth, half, nine tenths, most. */
export function summary(values: readonly number[]): string[] {
  const sorted = [...values].sort((a, b) => a - b)
  return [0, 0.1, 0.5, 0.9, 1].map((share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(1),
  )
}
