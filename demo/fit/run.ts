import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { haveCityFiles } from './cities.ts'
import { fit } from './fit.ts'

/** `npm run demo:fit -- FOLDER`: fits the numbers anew from the files of real cities and says what changed. */
const folder = process.argv[2] ?? '../shared/data/incidents'
const target = join(import.meta.dirname, 'parameters.json')
if (!haveCityFiles(folder)) {
  process.stderr.write(`The files of the cities are not in ${folder}. Name the folder that holds them.\n`)
  process.exit(2)
}
const rounded = (_: string, value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(5)) : value
const text = `${JSON.stringify(fit(folder), rounded, 1).replace(/\n\s+(?=[\d\]n-])/g, ' ')}\n`
const before = readFileSync(target, { encoding: 'utf8', flag: 'a+' })
writeFileSync(target, text)
process.stdout.write(before === text ? 'Nothing changed.\n' : `${target} is new.\n`)
