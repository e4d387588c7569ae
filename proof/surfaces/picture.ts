import type { CartridgeComparison, ComparedCell, Grid } from '@throughline/topography'
import { relief } from './relief.ts'

/** Every second sample is enough to see. */
const SCALE = 0.5
const GAP = 40
/** Cells may stand over the edge of a surface. */
const MARGIN = 20
const CONGRUENT = '#0b63c5'
const OTHER = '#c2410c'

/**
 * Two surfaces side by side as SVG: on the first its cells, on the second the same cells where they fit best. Blue cells moved and
 * turned together and correlate enough; orange ones went each their own way.
 */
export function pictureOf(a: Grid, b: Grid, comparison: CartridgeComparison, title: string): string {
  const width = SCALE * (a.width + b.width) + GAP
  const height = SCALE * Math.max(a.height, b.height)
  const cells = comparison.cells.filter(({ direction }) => direction === 'ab')
  const moved = SCALE * a.width + GAP
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}" role="img">`,
    `<title>${title}</title>`,
    `<rect x="${-MARGIN}" y="${-MARGIN}" width="100%" height="100%" fill="#fff"/>`,
    relief(a, SCALE, 0),
    relief(b, SCALE, moved),
    ...cells.map((cell) => outline(cell, ownPlace(cell, a), 0)),
    ...cells.map((cell) => outline(cell, foundPlace(cell, a, b), moved)),
    '</svg>',
    '',
  ].join('\n')
}

type Point = readonly [x: number, y: number]

/** Corners of a cell in samples of its own surface. */
function ownPlace({ x, y, width, height }: ComparedCell, { step }: Grid): Point[] {
  return cornersAround(x / step, y / step, width / step, height / step)
}

/** Corners in samples of the other surface as it was measured: turned back about its middle. */
function foundPlace(cell: ComparedCell, a: Grid, b: Grid): Point[] {
  const { step } = a
  const x = (cell.x + cell.dx) / step + ((b.width - a.width) >> 1)
  const y = (cell.y + cell.dy) / step + ((b.height - a.height) >> 1)
  const angle = (cell.theta * Math.PI) / 180
  const [middleX, middleY] = [b.width >> 1, b.height >> 1]
  return cornersAround(x, y, cell.width / step, cell.height / step).map(([cornerX, cornerY]) => {
    const [dx, dy] = [cornerX - middleX, cornerY - middleY]
    return [
      middleX + dx * Math.cos(angle) - dy * Math.sin(angle),
      middleY + dx * Math.sin(angle) + dy * Math.cos(angle),
    ]
  })
}

function cornersAround(x: number, y: number, width: number, height: number): Point[] {
  // A little inside, so that neighbours can be told apart.
  const [dx, dy] = [width / 2 - 2, height / 2 - 2]
  return [
    [x - dx, y - dy],
    [x + dx, y - dy],
    [x + dx, y + dy],
    [x - dx, y + dy],
  ]
}

function outline({ congruent }: ComparedCell, corners: readonly Point[], moved: number): string {
  const points = corners
    .map(([x, y]) => `${(SCALE * x + moved).toFixed(1)},${(SCALE * y).toFixed(1)}`)
    .join(' ')
  const look = congruent
    ? `stroke="${CONGRUENT}" stroke-width="1.6" fill="${CONGRUENT}" fill-opacity="0.15"`
    : `stroke="${OTHER}" stroke-width="0.8" stroke-dasharray="3 2" fill="none"`
  return `<polygon points="${points}" ${look}/>`
}
