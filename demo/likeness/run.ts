import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compare } from './compare.ts'
import { page } from './page.ts'
import { drawAll } from './plots.ts'

/** `npm run demo:likeness`: lives Alder Bay under eight seeds and writes the page that holds it against real cities. */
const docs = join(import.meta.dirname, '../../docs')
const seeds = [1, 2, 3, 4, 5, 6, 7, 8]
const cities = compare(seeds, (seed) => process.stderr.write(`Alder Bay, seed ${seed}\n`))
const images = join(docs, 'images/alder-bay-likeness')
mkdirSync(images, { recursive: true })
for (const [name, svg] of drawAll(cities)) writeFileSync(join(images, `${name}.svg`), svg)
writeFileSync(join(docs, 'guides/alder-bay-likeness.md'), page(cities, seeds.length))
process.stdout.write('docs/guides/alder-bay-likeness.md and its plots are written.\n')
