import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readSurface, writeX3p } from '@throughline/topography'
import { SHARED } from './seeds.ts'

const FOLDERS = [
  'cartridge/fadul',
  'cartridge/weller',
  'bullet/hamby44-small',
  'bullet/hamby44-full',
  'format',
]

/** Reads every shared scan, writes it and reads it again; answers the names of those that changed or were refused. */
export function scans(): { files: number; samples: number; changed: string[]; ms: number } | undefined {
  if (!existsSync(SHARED)) return undefined
  const changed: string[] = []
  let [files, samples, ms] = [0, 0, 0]
  for (const folder of FOLDERS)
    for (const name of readdirSync(new URL(folder, SHARED)).filter((one) => one.endsWith('.x3p'))) {
      const bytes = new Uint8Array(readFileSync(new URL(`${folder}/${name}`, SHARED)))
      try {
        const began = performance.now()
        const file = readSurface(bytes)
        ms += performance.now() - began
        const again = readSurface(writeX3p(file), { lengthUnit: 'm', heightUnit: 'm' })
        const same =
          JSON.stringify([file.metadata, file.mask]) === JSON.stringify([again.metadata, again.mask]) &&
          file.surface.heights.every((one, i) => Object.is(one, again.surface.heights[i]))
        if (!same) changed.push(name)
        samples += file.surface.heights.length
      } catch (error) {
        changed.push(`${name}: ${String(error)}`)
      }
      files++
    }
  return { files, samples, changed, ms }
}
