import { MEASURES, valuesOf, type Compared, type Measure } from './distributions.ts'

const TITLES: Readonly<Record<Measure, string>> = {
  cells: 'Congruent cells, original rule',
  high: 'Congruent cells, High CMC',
  correlation: 'Median correlation of cells',
  score: 'Score',
}

interface Line {
  readonly name: string
  readonly found: readonly Compared[]
  readonly same: boolean
  readonly colour: string
  readonly dash: string
}

const [WIDTH, HEIGHT, GAP, LEFT, TOP] = [330, 170, 46, 44, 64]
/** Real surfaces ochre, synthetic ones teal, worn guns grey; pairs of one gun solid, of two dashed. */
const COLOURS = ['#B07A1E', '#0E5A66', '#5E6367'] as const

/**
 * Cumulative distributions, one panel for each measure: where the lines of real and synthetic surfaces run together,
 * the synthetic ones are neither easier nor harder.
 */
export function drawDistributions(
  title: string,
  sets: readonly (readonly [string, readonly Compared[]])[],
): string {
  const lines = sets.flatMap(([name, found], i): Line[] =>
    [true, false]
      .filter((same) => found.some((one) => one.same === same))
      .map((same) => ({
        name: `${name}, ${same ? 'one gun' : 'two guns'}`,
        found,
        same,
        colour: COLOURS[i % COLOURS.length]!,
        dash: same ? 'none' : '5 3',
      })),
  )
  const width = LEFT + 2 * WIDTH + GAP + 16
  const panels = MEASURES.map((measure, i) =>
    panel(measure, lines, LEFT + (i % 2) * (WIDTH + GAP), TOP + 26 + Math.floor(i / 2) * (HEIGHT + 64)),
  )
  const legend = lines.map(({ name, colour, dash }, i) => {
    const [x, y] = [LEFT + (i % 3) * 236, 34 + Math.floor(i / 3) * 18]
    return `<path d="M${x} ${y - 4}h26" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}" fill="none"/><text x="${x + 32}" y="${y}">${name}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${TOP + 2 * (HEIGHT + 64) + 20}" role="img" aria-label="${title}" font-family="Public Sans, system-ui, sans-serif" font-size="12" fill="#1A1D20"><rect width="100%" height="100%" fill="#fff"/><text x="${LEFT}" y="16" font-weight="600">${title}</text>${legend.join('')}${panels.join('')}</svg>\n`
}

function panel(measure: Measure, lines: readonly Line[], left: number, top: number): string {
  const most =
    measure === 'score' ? 1 : Math.max(...lines.flatMap(({ found }) => found.map((one) => one[measure])))
  const x = (value: number) => (left + (Math.max(0, value) / most) * WIDTH).toFixed(1)
  const y = (share: number) => (top + (1 - share) * HEIGHT).toFixed(1)
  const drawn = lines.map(({ found, same, colour, dash }) => {
    const values = valuesOf(found, measure, same)
    const steps = values.map((value, i) => `H${x(value)}V${y((i + 1) / values.length)}`)
    return `<path d="M${x(0)} ${y(0)}${steps.join('')}H${x(most)}" stroke="${colour}" stroke-width="1.8" stroke-dasharray="${dash}" fill="none"/>`
  })
  const shares = [0, 0.5, 1].map(
    (share) =>
      `<path d="M${left} ${y(share)}h${WIDTH}" stroke="#D9D7D0"/><text x="${left - 6}" y="${Number(y(share)) + 4}" text-anchor="end" fill="#5E6367">${share * 100}%</text>`,
  )
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const value = part * most
    return `<text x="${x(value)}" y="${top + HEIGHT + 16}" text-anchor="middle" fill="#5E6367">${value.toFixed(most > 4 ? 0 : 2)}</text>`
  })
  return `<g><text x="${left}" y="${top - 10}" font-weight="600">${TITLES[measure]}</text>${shares.join('')}${ticks.join('')}${drawn.join('')}</g>`
}
