import { readFile } from 'node:fs/promises'
import {
  prepareCartridge,
  readSurface,
  SurfaceFormatError,
  surfacePrint,
  writeDetail,
  type ReadOptions,
} from '@throughline/topography'

/** How surfaces are read for an index. It travels to worker threads. */
export interface Adding {
  readonly reading: ReadOptions
  readonly side: number
}

/** What an index keeps of a file, or why it keeps nothing. */
export type Made = { readonly coarse: Int8Array; readonly detail: Uint8Array } | { readonly problem: string }

/** Reads and prepares one file. */
export function addWork({ reading, side }: Adding): (path: string) => Promise<Made> {
  return async (path) => {
    try {
      const { surface } = readSurface(new Uint8Array(await readFile(path)), reading)
      const { grid } = prepareCartridge(surface)
      const { coarse, fine } = surfacePrint(grid, side)
      return { coarse, detail: writeDetail({ fine, grid }) }
    } catch (error) {
      if (error instanceof SurfaceFormatError) return { problem: `${error.sentence} ${error.remedy}` }
      if (error instanceof RangeError) return { problem: error.message }
      throw error
    }
  }
}
