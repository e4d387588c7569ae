import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'
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
const text = JSON.stringify(fit(folder), rounded)
const unchanged = existsSync(target) && JSON.stringify(JSON.parse(readFileSync(target, 'utf8'))) === text
if (!unchanged) writeFileSync(target, await format(text, { parser: 'json', printWidth: 110 }))
process.stdout.write(unchanged ? 'Nothing changed.\n' : `${target} is new.\n`)
