import { readdir, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { extname, join } from 'node:path'
import { IndexFormatError, SIDE, type Classes } from '@throughline/topography'
import { UsageError, type Command, type Given, type Option } from '../command.ts'
import { addWork, type Adding, type Made } from '../search/add.ts'
import { classesOf, readClassTable, type ClassTable } from '../search/classes.ts'
import { alone, threads, type Pool } from '../search/pool.ts'
import { appendEntries, exists, idsOf, mapIndex, type NewEntry } from '../search/store.ts'
import { orIndexProblem } from './index-problem.ts'
import { READING, readingOf } from './x3p-file.ts'

const SURFACES = ['.x3p', '.plux', '.sur', '.tif', '.tiff', '.csv']
/** Threads are begun for more files than this. */
const FEW = 4
/** Files that are prepared before the next ones are begun; what they give is held in memory so long. */
const BATCH = 64

const ADDING: Readonly<Record<string, Option>> = {
  class: { type: 'string', about: 'What all of them are known to be: calibre=9 mm,make=…; see --classes' },
  classes: {
    type: 'string',
    about: 'A JSON file of what each is known to be: {"a.x3p": {"calibre": "9 mm"}}',
  },
  workers: { type: 'string', about: 'Threads that prepare surfaces; otherwise one a core' },
  ...READING,
}

/** `throughline index build DIR --out I`: an index of every surface in a folder. */
export const indexBuild: Command = {
  usage: 'index build FOLDER --out INDEX [--class NAME=VALUE,…] [--classes FILE] [--workers N] [--json]',
  options: {
    out: { type: 'string', about: 'The file of the index; surfaces are kept beside it in INDEX.surfaces' },
    side: {
      type: 'string',
      about: `Width of a surface in samples of 50 micrometres, a multiple of 8; ${SIDE} (3.6 mm) unless said`,
    },
    ...ADDING,
  },
  async run(given) {
    const [folder, ...more] = given.words
    const out = given.text('out')
    if (folder === undefined || out === undefined || more.length > 0)
      throw new UsageError('Name a folder and an index: throughline index build FOLDER --out INDEX')
    if (await exists(out))
      throw new UsageError(`"${out}" is there already. Use "index add", or another name.`)
    return orIndexProblem(given, () => addFolder(given, folder, out, sideOf(given)))
  },
}

/** `throughline index add I DIR`: more surfaces at the end of an index. */
export const indexAdd: Command = {
  usage: 'index add INDEX FOLDER [--class NAME=VALUE,…] [--classes FILE] [--workers N] [--json]',
  options: ADDING,
  async run(given) {
    const [index, folder, ...more] = given.words
    if (index === undefined || folder === undefined || more.length > 0)
      throw new UsageError('Name an index and a folder: throughline index add INDEX FOLDER')
    return orIndexProblem(given, async () => addFolder(given, folder, index, (await mapIndex(index)).side))
  },
}

function sideOf(given: Given): number {
  const side = Number(given.text('side') ?? SIDE)
  if (!Number.isSafeInteger(side) || side < 16 || side > 256 || side % 8 !== 0)
    throw new UsageError('--side is a multiple of 8 from 16 to 256.')
  return side
}

interface Added {
  readonly added: number
  readonly standing: readonly string[]
  readonly refused: readonly { readonly file: string; readonly sentence: string }[]
}

async function addFolder(given: Given, folder: string, index: string, side: number): Promise<number> {
  const files = await surfacesIn(folder)
  const table = await readClassTable(given.text('classes'))
  const common = classesOf(given.text('class'))
  const standing = new Set((await exists(index)) ? await idsOf(index) : [])
  const fresh = files.filter((file) => !standing.has(file))
  const adding: Adding = { reading: readingOf(given), side }
  const workers = workersOf(given)
  const pool =
    workers === 1 || fresh.length <= FEW
      ? alone(addWork(adding))
      : threads<string, Made>(workers, new URL('../search/start.mjs', import.meta.url), {
          for: 'add',
          adding,
        })
  const refused: Added['refused'][number][] = []
  try {
    const entries = made(pool, { folder, files: fresh, common, table, refused, told: given.tell })
    const added = await appendEntries(index, side, entries)
    const report: Added = { added, standing: files.filter((file) => standing.has(file)), refused }
    if (given.flag('json')) given.print(JSON.stringify(report, null, 2))
    else for (const line of inWords(report)) given.tell(line)
    return refused.length > 0 ? 1 : 0
  } finally {
    await pool.close()
  }
}

interface Making {
  readonly folder: string
  readonly files: readonly string[]
  readonly common: Classes
  readonly table: ClassTable
  readonly refused: { file: string; sentence: string }[]
  readonly told: (sentence: string) => void
}

/** In the order of the names, whichever thread is done first. */
async function* made(pool: Pool<string, Made>, making: Making): AsyncGenerator<NewEntry> {
  const { folder, files, common, table, refused, told } = making
  for (let from = 0; from < files.length; from += BATCH) {
    const batch = files.slice(from, from + BATCH)
    const results = await pool.run(batch.map((file) => join(folder, file)))
    for (const [i, result] of results.entries()) {
      const id = batch[i]!
      if ('problem' in result) refused.push({ file: id, sentence: result.problem })
      else yield { id, classes: { ...common, ...table[id] }, ...result }
    }
    if (files.length > BATCH) told(`${from + batch.length} of ${files.length} surfaces prepared.`)
  }
}

async function surfacesIn(folder: string): Promise<string[]> {
  if (!(await stat(folder).catch(() => undefined))?.isDirectory())
    throw new UsageError(`There is no folder "${folder}".`)
  const names = await readdir(folder)
  const surfaces = names.filter((name) => SURFACES.includes(extname(name).toLowerCase())).sort()
  if (surfaces.length === 0)
    throw new IndexFormatError(
      `There is no surface in "${folder}".`,
      `Surfaces end in ${SURFACES.join(', ')}.`,
    )
  return surfaces
}

export function workersOf(given: Given): number {
  const workers = Number(given.text('workers') ?? availableParallelism())
  if (!Number.isSafeInteger(workers) || workers < 1 || workers > 256)
    throw new UsageError('--workers is a whole number from 1 to 256.')
  return workers
}

function inWords({ added, standing, refused }: Added): string[] {
  return [
    ...refused.map(({ file, sentence }) => `${file} was not added: ${sentence}`),
    ...(standing.length > 0 ? [`${standing.length} are in the index already, by their names.`] : []),
    `${added} surfaces were added.`,
  ]
}
