import {
  KEEP,
  prepareCartridge,
  type Keep,
  type SearchReport,
  type SearchResult,
  type SearchSettings,
} from '@throughline/topography'
import { UsageError, type Command, type Given } from '../command.ts'
import { classesOf } from '../search/classes.ts'
import { alone, threads } from '../search/pool.ts'
import { searchIn } from '../search/search.ts'
import { mapIndex, type IndexMap } from '../search/store.ts'
import { fileSource, searchWork, type Answer, type Task } from '../search/work.ts'
import { workersOf } from './index-build.ts'
import { orIndexProblem } from './index-problem.ts'
import { READING, readGiven } from './x3p-file.ts'

const TOP = 20

/** `throughline search QUERY --index I`: the entries of an index that have most in common with a surface. */
export const search: Command = {
  usage:
    'search QUERY --index INDEX [--top K] [--class NAME=VALUE,…] [--rotation 30|180] [--workers N] [--json]',
  options: {
    index: { type: 'string', about: 'The index to search' },
    top: { type: 'string', about: `How many to list; ${TOP} unless said` },
    class: { type: 'string', about: 'What the item is known to be; entries of another class are left out' },
    rotation: { type: 'string', about: 'Degrees each way: 30 (the rule), 180 for cases laid anyhow' },
    'keep-coarse': {
      type: 'string',
      about: `Entries that go on from the coarse pass; ${KEEP.coarse} unless said`,
    },
    'keep-fine': { type: 'string', about: `Entries compared cell by cell; ${KEEP.fine} unless said` },
    workers: { type: 'string', about: 'Threads that share the work; otherwise one a core' },
    ...READING,
  },
  async run(given) {
    const [path, ...more] = given.words
    const index = given.text('index')
    if (path === undefined || index === undefined || more.length > 0)
      throw new UsageError('Name a surface and an index: throughline search QUERY --index INDEX')
    const asked = askedOf(given)
    return orIndexProblem(given, async () => {
      const map = await mapIndex(index)
      const { surface } = await readGiven(path, given)
      const prepared = preparedOr(given, () => prepareCartridge(surface))
      if (!prepared) return 1
      const settings: SearchSettings = {
        query: prepared.grid,
        side: map.side,
        classes: asked.classes,
        rotation: asked.rotation,
      }
      const began = performance.now()
      const report = await searched(given, { index, map, settings, asked })
      const milliseconds = Math.round(performance.now() - began)
      if (given.flag('json')) given.print(JSON.stringify({ query: path, ...report, milliseconds }, null, 2))
      else for (const line of inWords(report)) given.print(line)
      if (map.unfinished > 0)
        given.tell(
          'An interrupted run left an unfinished part at the end of the index; "index add" clears it.',
        )
      return 0
    })
  },
}

interface Asked {
  readonly keep: Keep
  readonly top: number
  readonly rotation: number
  readonly classes: SearchSettings['classes']
  readonly workers: number
}

function askedOf(given: Given): Asked {
  const rotation = whole(given, 'rotation', 30, 180)
  return {
    top: whole(given, 'top', TOP, 10_000),
    keep: {
      coarse: whole(given, 'keep-coarse', KEEP.coarse, 1_000_000),
      fine: whole(given, 'keep-fine', KEEP.fine, 1_000_000),
    },
    rotation,
    classes: classesOf(given.text('class')),
    workers: workersOf(given),
  }
}

function whole(given: Given, option: string, unless: number, most: number): number {
  const value = Number(given.text(option) ?? unless)
  if (!Number.isSafeInteger(value) || value < 1 || value > most)
    throw new UsageError(`--${option} is a whole number from 1 to ${most}.`)
  return value
}

/** Nothing when the scan holds nothing to search for; that is told. */
function preparedOr<T>(given: Given, prepare: () => T): T | null {
  try {
    return prepare()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    given.tell(error.message)
    return null
  }
}

async function searched(
  given: Given,
  { index, map, settings, asked }: { index: string; map: IndexMap; settings: SearchSettings; asked: Asked },
): Promise<SearchReport> {
  const { keep, top, workers } = asked
  const files = fileSource(index, map.side)
  const pool =
    workers === 1
      ? alone<Task, Answer>(searchWork(settings, files), () => files.close())
      : threads<Task, Answer>(workers, new URL('../search/start.mjs', import.meta.url), {
          for: 'search',
          settings,
          index,
        })
  let last = ''
  try {
    return await searchIn(pool, {
      segments: map.segments,
      keep,
      top,
      detailOf: (named) => named.detail,
      told: (step, done, of) => {
        const tenth = `${step} ${Math.floor((10 * done) / of)}`
        if (of >= 100 && tenth !== last && !given.flag('json')) given.tell(`${step}: ${done} of ${of}`)
        last = tenth
      },
    })
  } finally {
    await pool.close()
  }
}

function inWords({ entries, steps, results }: SearchReport): string[] {
  return [
    `${entries} entries.`,
    ...steps.map(({ step, entered, kept, dropped }) => {
      const why = dropped.map(({ reason, count }) => `${count} ${reason}`).join('; ')
      return `${step}: ${entered} came in, ${kept} went on${why ? `; left out: ${why}` : ''}.`
    }),
    ...results.map(inALine),
    'The list orders surfaces by how much agrees. Whether two are of one origin is for an examiner.',
  ]
}

function inALine({ rank, id, exact, fine }: SearchResult): string {
  const { score, verdict, cmc } = exact!.comparison
  const words = [
    `${rank}.`,
    id,
    verdict,
    score === null ? 'no score' : score.toFixed(3),
    `${cmc.original.join(' and ')} congruent cells, ${cmc.high} by High CMC`,
    `whole surface ${fine!.score.toFixed(1)}`,
  ]
  return words.join('\t')
}
