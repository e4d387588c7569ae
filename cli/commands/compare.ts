import { readdir, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename, extname, join } from 'node:path'
import { DEFAULT_PRESET, isPreset, PRESETS } from '@throughline/topography'
import { UsageError, type Command, type Given } from '../command.ts'
import { PairComparer, type Comparing, type Method, type PairResult } from '../compare/pair.ts'
import { compareInWorkers } from '../compare/pool.ts'
import { inALine, inWords } from '../compare/words.ts'
import { chosen, READING, readingOf } from './x3p-file.ts'

const METHODS: readonly string[] = ['cmc', 'highcmc', 'signature'] satisfies Method[]
const SURFACES = ['.x3p', '.plux', '.sur', '.tif', '.tiff', '.csv']

/** `throughline compare A B`: how much two measured surfaces have in common; with `--all`, every two of a folder. */
export const compare: Command = {
  usage:
    'compare A B | --all FOLDER [--method cmc|highcmc|signature] [--preset NAME] [--workers N] [--unit …] [--json]',
  options: {
    all: { type: 'string', about: 'A folder: compare every two of its surfaces' },
    method: {
      type: 'string',
      about: 'cmc (the rule) or highcmc for cartridge cases, signature for lands of bullets',
    },
    preset: {
      type: 'string',
      about: `Published thresholds, ${DEFAULT_PRESET} unless said: ${Object.keys(PRESETS).join(', ')}`,
    },
    workers: { type: 'string', about: 'Threads that share the pairs of a folder; otherwise one a core' },
    ...READING,
  },
  async run(given) {
    const comparing = comparingOf(given)
    const folder = given.text('all')
    if (folder !== undefined && given.words.length > 0)
      throw new UsageError('Name two files, or a folder with --all, not both.')
    const results = folder === undefined ? [await one(given, comparing)] : await all(folder, given, comparing)
    if (given.flag('json')) given.print(JSON.stringify(folder === undefined ? results[0] : results, null, 2))
    else for (const line of linesOf(results, comparing.method, folder !== undefined)) given.print(line)
    return results.some((result) => 'problem' in result) ? 1 : 0
  },
}

function linesOf(results: readonly PairResult[], method: Method, many: boolean): string[] {
  return results.flatMap((result) => (many ? [inALine(result, method)] : inWords(result, method)))
}

function comparingOf(given: Given): Comparing {
  const method = (chosen(given, 'method', METHODS) ?? 'cmc') as Method
  const preset = given.text('preset') ?? DEFAULT_PRESET
  if (!isPreset(preset)) throw new UsageError(`--preset is one of ${Object.keys(PRESETS).join(', ')}.`)
  if (method === 'signature' && given.text('preset') !== undefined)
    throw new UsageError('Presets are for cartridge cases; a signature has none.')
  return { method, preset, reading: readingOf(given) }
}

async function one(given: Given, comparing: Comparing): Promise<PairResult> {
  const [a, b, ...more] = given.words
  if (a === undefined || b === undefined || more.length > 0)
    throw new UsageError('Name two files: throughline compare A B')
  for (const path of [a, b])
    if (!(await stat(path).catch(() => undefined))?.isFile())
      throw new UsageError(`There is no file "${path}".`)
  return new PairComparer(comparing).compare([a, b], [basename(a), basename(b)])
}

async function all(folder: string, given: Given, comparing: Comparing): Promise<PairResult[]> {
  const names = await readdir(folder).catch(() => undefined)
  if (!names) throw new UsageError(`There is no folder "${folder}".`)
  const surfaces = names.filter((name) => SURFACES.includes(extname(name).toLowerCase())).sort()
  if (surfaces.length < 2) throw new UsageError(`There are not two surfaces in "${folder}".`)
  const pairs = surfaces.flatMap((a, i) =>
    surfaces.slice(i + 1).map((b) => ({
      paths: [join(folder, a), join(folder, b)] as const,
      names: [a, b] as const,
    })),
  )
  const every = Math.max(1, Math.round(pairs.length / 10))
  return compareInWorkers(pairs, comparing, workersOf(given), (done) => {
    if (done % every === 0 && pairs.length >= 20) given.tell(`${done} of ${pairs.length} pairs compared.`)
  })
}

function workersOf(given: Given): number {
  const workers = Number(given.text('workers') ?? availableParallelism())
  if (!Number.isSafeInteger(workers) || workers < 1 || workers > 256)
    throw new UsageError('--workers is a whole number from 1 to 256.')
  return workers
}
