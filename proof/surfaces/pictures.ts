import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CartridgeComparer, prepareCartridge, readSurface } from '@throughline/topography'
import { root } from '../../scripts/folders.ts'
import { folderOf } from './key.ts'
import { pictureOf } from './picture.ts'

const PICTURES = [
  {
    name: 'one-slide',
    a: 'fadul-1-1.x3p',
    b: 'fadul-1-2.x3p',
    title: 'Two cases of one slide: most cells moved and turned together',
  },
  {
    name: 'two-slides',
    a: 'fadul-1-1.x3p',
    b: 'fadul-2-1.x3p',
    title: 'Cases of two slides: cells went each their own way',
  },
]

/** Draws the pictures of the guide anew. */
export async function writePictures(): Promise<string[]> {
  const comparer = new CartridgeComparer()
  const gridOf = (name: string) =>
    prepareCartridge(readSurface(new Uint8Array(readFileSync(join(folderOf('fadul'), name)))).surface).grid
  return Promise.all(
    PICTURES.map(async ({ name, a, b, title }) => {
      const [first, second] = [gridOf(a), gridOf(b)]
      const comparison = comparer.compare(comparer.prepare(first), comparer.prepare(second))
      const path = `docs/images/compare-${name}.svg`
      await writeFile(join(root, path), pictureOf(first, second, comparison, title))
      return path
    }),
  )
}
