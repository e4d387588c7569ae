import {
  composed,
  cornersOf,
  cornersOnOther,
  mapped,
  onPaper,
  outlined,
  placeOnOther,
  readDetail,
  relief,
  reversed,
  slopesOf,
  UNMOVED,
  written,
  type CellFit,
  type ComparedCell,
  type Grid,
  type Picture,
  type PlaneMap,
  type Point,
} from '@throughline/topography'

/** Both surfaces as they lie in the file store, and how they lie on each other. */
export interface PictureTask {
  readonly kind: 'picture'
  readonly reference: Uint8Array
  readonly candidate: Uint8Array
  readonly cells: readonly ComparedCell[]
  readonly fit: CellFit
}

/** A raster of grey, row by row from the top. */
export interface GreyRaster {
  readonly width: number
  readonly height: number
  readonly grey: Uint8Array
}

/** Of a picture on paper; fine enough for the width of half a sheet. */
const PIXELS = 900
/** Share of the side on each side. */
const ROOM = 0.03
/** From the upper left, as maps have it. */
const LIGHT = { azimuth: 315, elevation: 35 }

/**
 * Both surfaces in grey on white, the candidate turned to register, with the cells of the reference: whole lines where they agree,
 * dashed where they fall elsewhere.
 */
export function pairPictures(task: PictureTask): { reference: GreyRaster; candidate: GreyRaster } {
  const [own, other] = [readDetail(task.reference).grid, readDetail(task.candidate).grid]
  const cells = task.cells.filter(({ direction }) => direction === 'ab')
  const scale = Math.max(own.width, own.height) * own.step
  // A little room around, so that cells that reach beyond the edge are seen to.
  const side = scale * (1 + 2 * ROOM)
  const shown = { ...UNMOVED, a: side / PIXELS, d: side / PIXELS, e: -scale * ROOM, f: -scale * ROOM }
  const toCandidate = placeOnOther(task.fit, own, other)
  const fromCandidate = reversed(toCandidate)
  const reference = onPaper(drawn(own, shown))
  const candidate = onPaper(drawn(other, composed(shown, toCandidate)))
  const screen = reversed(shown)
  for (const cell of cells.toSorted((a, b) => Number(a.congruent) - Number(b.congruent))) {
    mark(reference, cell, cornersOf(cell), screen)
    const there = cornersOnOther(cell, own, other).map((corner) => mapped(fromCandidate, corner))
    mark(candidate, cell, there, screen)
  }
  return { reference: greyOf(reference), candidate: greyOf(candidate) }
}

const drawn = (grid: Grid, toSurface: PlaneMap): Picture =>
  relief(slopesOf(grid), { width: PIXELS, height: PIXELS, toSurface }, LIGHT)

const BLACK = [0, 0, 0] as const
const WHITE = [255, 255, 255] as const

function mark(picture: Picture, cell: ComparedCell, corners: readonly Point[], screen: PlaneMap): void {
  const at = corners.map((corner) => mapped(screen, corner))
  outlined(picture, at, { colour: WHITE, width: 5 })
  outlined(picture, at, { colour: BLACK, width: 2, ...(!cell.congruent && { dash: [7, 7] as const }) })
  const name = `${String.fromCharCode(65 + cell.row)}${cell.column + 1}`
  const corner = at.reduce((best, one) => (one.x + one.y < best.x + best.y ? one : best))
  written(picture, name, { x: corner.x + 8, y: corner.y + 8 }, { colour: BLACK, size: 2, halo: WHITE })
}

function greyOf({ width, height, rgba }: Picture): GreyRaster {
  const grey = new Uint8Array(width * height)
  for (let i = 0; i < grey.length; i++)
    grey[i] = Math.round(0.3 * rgba[4 * i]! + 0.59 * rgba[4 * i + 1]! + 0.11 * rgba[4 * i + 2]!)
  return { width, height, grey }
}
