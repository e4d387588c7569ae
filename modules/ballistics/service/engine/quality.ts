import type { Grid, PreparationStep, Surface } from '@throughline/topography'
import type { ScanFinding } from '../../contract/index.ts'

/** What quality is told from. */
export interface Looked {
  readonly surface: Surface
  readonly grid: Grid
  readonly steps: readonly PreparationStep[]
  readonly preparedBefore: boolean
}

/** The method was tried on scans of these distances between samples; docs/guides/comparing-surfaces.md. */
const SAMPLING = { tried: [1, 7], refused: [0.05, 13] } as const
/** Of 64 cells. Below ten nothing is concluded from a comparison. */
const CELLS = { refused: 10, doubtful: 24 } as const
/** Root mean square of what is left after filtering, micrometres. Real breech faces have 0.4 to 3. */
const ROUGHNESS = { refused: 0.03, least: 0.15, most: 6 } as const
/** Share of the samples inside the face that were not measured. */
const GAPS = { doubtful: 0.6 } as const
const DIRT = { doubtful: 0.08 } as const
/** Square millimetres: the breech face of the smallest pistol primer leaves about 4. */
const AREA = { refused: 0.6, doubtful: 1.5 } as const

/** Looks at everything that makes a comparison worth less, and says so in plain words. */
export function qualityOf(looked: Looked): ScanFinding[] {
  return [sampling, area, cells, face, roughness, gaps, dirt].flatMap((look) => look(looked) ?? [])
}

/** The finding for which a scan is refused; nothing when it can be used. */
export const worst = (findings: readonly ScanFinding[]): ScanFinding | undefined =>
  findings.find(({ outcome }) => outcome === 'refused')

const finding = (
  code: string,
  outcome: ScanFinding['outcome'],
  sentence: string,
  remedy: string | null = null,
): ScanFinding => ({ code, outcome, sentence, remedy })

function sampling({ surface }: Looked): ScanFinding {
  const step = 1e6 * Math.max(surface.dx, surface.dy)
  const least = 1e6 * Math.min(surface.dx, surface.dy)
  const said = `Samples are ${rounded(step)} µm apart.`
  if (step > SAMPLING.refused[1] || least < SAMPLING.refused[0])
    return finding(
      'sampling',
      'refused',
      `${said} The marks cannot be compared at that distance.`,
      'Scan with 1 to 7 µm between samples, or check the units in which the file was exported.',
    )
  if (step > SAMPLING.tried[1] || least < SAMPLING.tried[0])
    return finding(
      'sampling',
      'doubtful',
      `${said} The method was tried on 1 to 7 µm only.`,
      'Scan again within that range where the instrument can.',
    )
  return finding('sampling', 'good', said)
}

function area({ grid }: Looked): ScanFinding {
  const millimetres = (measuredIn(grid) * grid.step ** 2) / 1e6
  const said = `${rounded(millimetres)} mm² of breech face are left after preparing.`
  if (millimetres < AREA.refused)
    return finding('small', 'refused', said + ' That is too little to compare.', 'Scan the whole primer.')
  if (millimetres < AREA.doubtful)
    return finding('small', 'doubtful', said + ' Usual are 3 to 12.', 'Scan the whole primer.')
  return finding('small', 'good', said)
}

function cells({ grid }: Looked): ScanFinding {
  const count = cellsWithSurface(grid)
  const said = `${count} of 64 cells have enough surface to be compared.`
  const remedy = 'Check that the primer lies in the middle of the scan and that little of it is masked.'
  if (count < CELLS.refused) return finding('cells', 'refused', `${said} At least ten are needed.`, remedy)
  if (count < CELLS.doubtful)
    return finding('cells', 'doubtful', `${said} The fewer, the less a comparison says.`, remedy)
  return finding('cells', 'good', said)
}

/** As a comparison divides: eight by eight, with at most 85 percent missing. */
export function cellsWithSurface({ width, height, heights }: Grid, perSide = 8, mostMissing = 0.85): number {
  const edge = (index: number, length: number) => Math.floor((index * length) / perSide)
  let enough = 0
  for (let cell = 0; cell < perSide * perSide; cell++) {
    const [row, column] = [Math.floor(cell / perSide), cell % perSide]
    const [top, bottom] = [edge(row, height), edge(row + 1, height)]
    const [left, right] = [edge(column, width), edge(column + 1, width)]
    let here = 0
    for (let y = top; y < bottom; y++)
      for (let x = left; x < right; x++) if (!Number.isNaN(heights[y * width + x]!)) here++
    if (1 - here / ((bottom - top) * (right - left)) <= mostMissing) enough++
  }
  return enough
}

function face({ steps, preparedBefore }: Looked): ScanFinding {
  if (preparedBefore)
    return finding('region', 'good', 'The scan was levelled, masked and filtered before it came.')
  const mask = steps.find(({ name }) => name === 'mask')
  if (mask?.hole) return finding('region', 'good', mask.sentence)
  return finding(
    'region',
    'doubtful',
    'No breech face with a firing-pin hole could be told from its surroundings.',
    'Check that this is the head of a fired cartridge case, and that the whole primer was scanned.',
  )
}

function roughness({ grid }: Looked): ScanFinding {
  const size = rootMeanSquare(grid.heights)
  const said = `Marks are ${rounded(size)} µm deep (root mean square).`
  const focus = 'Set the focus and the vertical resolution of the instrument, and scan again.'
  if (size < ROUGHNESS.refused)
    return finding(
      'smooth',
      'refused',
      `${said} The surface carries no marks, or is out of focus altogether.`,
      focus,
    )
  if (size < ROUGHNESS.least)
    return finding(
      'smooth',
      'doubtful',
      `${said} That is smoother than breech faces are: it may be out of focus.`,
      focus,
    )
  if (size > ROUGHNESS.most)
    return finding(
      'rough',
      'doubtful',
      `${said} That is rougher than breech faces are: noise, dirt or another region.`,
      'Clean the exhibit and check the region, then scan again.',
    )
  return finding('smooth', 'good', said)
}

function gaps({ grid, preparedBefore }: Looked): ScanFinding | null {
  // A mask drawn by hand cannot be told from what was not measured.
  if (preparedBefore) return null
  const share = gapsInside(grid)
  if (share <= GAPS.doubtful) return null
  return finding(
    'gaps',
    'doubtful',
    `${percent(share)} of the samples between the outer edges of the face were not measured.`,
    'Scan with more light or a longer exposure: steep and dark places give no height.',
  )
}

/** In each row and between its first and last measured sample, what is missing; the firing-pin hole counts with it. */
function gapsInside({ width, height, heights }: Grid): number {
  let inside = 0
  let missing = 0
  for (let y = 0; y < height; y++) {
    const row = heights.subarray(y * width, (y + 1) * width)
    const first = row.findIndex((z) => !Number.isNaN(z))
    const last = row.findLastIndex((z) => !Number.isNaN(z))
    for (let x = first; first >= 0 && x <= last; x++) {
      inside++
      if (Number.isNaN(row[x]!)) missing++
    }
  }
  return inside === 0 ? 1 : missing / inside
}

function dirt({ steps }: Looked): ScanFinding | null {
  const [level, clean] = ['level', 'outliers'].map((wanted) => steps.find(({ name }) => name === wanted))
  if (!level || !clean || level.kept === 0) return null
  const share = 1 - clean.kept / level.kept
  if (share <= DIRT.doubtful) return null
  return finding(
    'dirt',
    'doubtful',
    `${percent(share)} of the face were wrong heights or dirt and were taken out.`,
    'Clean the exhibit and scan it again.',
  )
}

function measuredIn({ heights }: Grid): number {
  let count = 0
  for (const z of heights) if (!Number.isNaN(z)) count++
  return count
}

function rootMeanSquare(heights: Float32Array): number {
  let sum = 0
  let count = 0
  for (const z of heights) {
    if (Number.isNaN(z)) continue
    sum += z * z
    count++
  }
  return count === 0 ? 0 : Math.sqrt(sum / count)
}

const rounded = (value: number) => Number(value.toPrecision(3))
const percent = (share: number) => `${Math.round(100 * share)} %`
