import type { Point } from '../plane-map.ts'
import type { Picture } from './draw.ts'
import { GLYPHS } from './glyphs.ts'
import type { Colour } from './ramp.ts'

/** The picture on white paper, changed in place. */
export function onPaper(picture: Picture, paper: Colour = [255, 255, 255]): Picture {
  const { rgba } = picture
  for (let i = 0; i < rgba.length; i += 4) {
    if (rgba[i + 3] === 255) continue
    rgba.set([...paper, 255], i)
  }
  return picture
}

export interface Stroke {
  readonly colour: Colour
  /** Pixels. */
  readonly width: number
  /** Pixels drawn and left out; a full line without it. */
  readonly dash?: readonly [on: number, off: number]
}

/** Draws a closed line into the picture, in place. Points are pixels. */
export function outlined(picture: Picture, points: readonly Point[], stroke: Stroke): Picture {
  let gone = 0
  points.forEach((from, i) => {
    const to = points[(i + 1) % points.length]!
    const length = Math.hypot(to.x - from.x, to.y - from.y)
    const steps = Math.max(1, Math.ceil(2 * length))
    for (let k = 0; k <= steps; k++) {
      const share = k / steps
      if (stroke.dash && (gone + share * length) % (stroke.dash[0] + stroke.dash[1]) > stroke.dash[0])
        continue
      dot(picture, from.x + share * (to.x - from.x), from.y + share * (to.y - from.y), stroke)
    }
    gone += length
  })
  return picture
}

function dot({ width, height, rgba }: Picture, x: number, y: number, { colour, width: thick }: Stroke): void {
  const r = thick / 2
  for (let row = Math.floor(y - r); row <= y + r; row++)
    for (let column = Math.floor(x - r); column <= x + r; column++) {
      if (column < 0 || row < 0 || column >= width || row >= height) continue
      if (Math.hypot(column + 0.5 - x, row + 0.5 - y) > Math.max(r, 0.71)) continue
      rgba.set([...colour, 255], 4 * (row * width + column))
    }
}

/** Writes capital letters and digits into the picture, in place, with a halo that keeps them readable on any ground. */
export function written(
  picture: Picture,
  text: string,
  { x, y }: Point,
  { colour, size, halo }: { readonly colour: Colour; readonly size: number; readonly halo: Colour },
): Picture {
  const dots = dotsOf(text)
  const put = (column: number, row: number, paint: Colour, grow: number) => {
    for (let j = -grow; j < size + grow; j++)
      for (let i = -grow; i < size + grow; i++) {
        const [px, py] = [Math.round(x) + column * size + i, Math.round(y) + row * size + j]
        if (px < 0 || py < 0 || px >= picture.width || py >= picture.height) continue
        picture.rgba.set([...paint, 255], 4 * (py * picture.width + px))
      }
  }
  for (const [column, row] of dots) put(column, row, halo, size)
  for (const [column, row] of dots) put(column, row, colour, 0)
  return picture
}

/** Letters of 5 by 7 dots with one between; what there is no letter for stays empty. */
function dotsOf(text: string): [column: number, row: number][] {
  return Array.from(text).flatMap((letter, at) =>
    (GLYPHS[letter] ?? []).flatMap((bits, row) =>
      [0, 1, 2, 3, 4]
        .filter((column) => bits & (16 >> column))
        .map((column): [number, number] => [6 * at + column, row]),
    ),
  )
}
