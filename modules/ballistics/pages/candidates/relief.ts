import type { Grid } from '@throughline/topography'

/** Slopes lit from the upper left, as grey values with an opacity: clear where nothing was measured. */
export function shaded({ width, height, step, heights }: Grid): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * width * height)
  const at = (x: number, y: number) => heights[Math.min(height - 1, y) * width + Math.min(width - 1, x)]!
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const here = at(x, y)
      if (Number.isNaN(here)) continue
      const rise = [at(x + 1, y), at(x, y + 1)].reduce((sum, z) => sum + (Number.isNaN(z) ? 0 : z - here), 0)
      const grey = 150 + (620 * rise) / step
      pixels.set([grey, grey, grey, 255], 4 * (y * width + x))
    }
  return pixels
}
