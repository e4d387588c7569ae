import {
  buildDemonstration,
  FolderTaken,
  isSize,
  sizes,
  type BuildProgress,
  type Size,
} from '../../demo/index.ts'
import { UsageError, type Command, type Given } from '../command.ts'
import { demonstrationFolder } from './demo-folder.ts'

const INTERRUPTED = 130

/** `throughline demo build`: the invented city as the files of its agencies, and the truth about it. */
export const demoBuild: Command = {
  usage:
    'demo build [--size small|city|metro|nation] [--cities N] [--scans N] [--without-trafficking] [--seed SEED] [--out DIR] [--json]',
  options: {
    size: { type: 'string', about: `${Object.keys(sizes).join(', ')}; otherwise city` },
    cities: { type: 'string', about: 'Only the first N cities of metro or nation' },
    scans: {
      type: 'string',
      about: 'Synthetic scans of N entered exhibits of each city, gun by gun; otherwise none',
    },
    'without-trafficking': {
      type: 'boolean',
      about:
        'No purchases for others, careless dealers and thefts from dealers: to see what is found where nothing is',
    },
    seed: { type: 'string', about: 'The same seed gives the same bytes; otherwise 1' },
    out: { type: 'string', about: 'Folder to make; otherwise demonstration beside the data' },
  },
  async run(given) {
    if (given.words.length > 0) throw new UsageError('demo build takes no words: --size, --seed and --out.')
    const stop = new AbortController()
    // A terminal tells us and the program that started us, who tells us again: the second time changes nothing.
    const interrupt = () => stop.abort()
    process.on('SIGINT', interrupt)
    process.on('SIGTERM', interrupt)
    try {
      return await build(given, stop.signal)
    } finally {
      process.off('SIGINT', interrupt)
      process.off('SIGTERM', interrupt)
    }
  },
}

async function build(given: Given, signal: AbortSignal): Promise<number | void> {
  const began = Date.now()
  try {
    const built = await buildDemonstration({
      size: sizeOf(given.text('size') ?? 'city'),
      seed: given.text('seed') ?? '1',
      out: given.text('out') ?? demonstrationFolder(),
      cities: countOf('cities', given.text('cities')),
      scans: countOf('scans', given.text('scans')),
      withoutTrafficking: given.flag('without-trafficking'),
      signal,
      onProgress: progressOf(given),
    })
    const seconds = (Date.now() - began) / 1000
    if (given.flag('json')) return given.print(JSON.stringify({ ...built, seconds }, null, 2))
    const n = (count: number) => count.toLocaleString('en')
    given.print(
      `${built.out}: ${n(built.cities)} ${built.cities === 1 ? 'city' : 'cities'}, ${n(built.files)} files, ${n(built.rows)} rows, ${n(Math.round(built.bytes / 1e6))} MB in ${seconds.toFixed(1)} s. Everything in it is invented.`,
    )
  } catch (error) {
    if (error instanceof FolderTaken) throw new UsageError(error.message)
    if (!signal.aborted) throw error
    given.tell('Stopped. Nothing was kept.')
    return INTERRUPTED
  }
}

function sizeOf(text: string): Size {
  if (isSize(text)) return text
  throw new UsageError(`--size: "${text}" is none of ${Object.keys(sizes).join(', ')}.`)
}

function countOf(option: string, text: string | undefined): number | undefined {
  const count = text === undefined ? undefined : Number(text)
  if (count === undefined || (Number.isSafeInteger(count) && count > 0)) return count
  throw new UsageError(`--${option}: Write a whole number from 1.`)
}

/** A line for each step; where there are many cities, one for each city. */
function progressOf({ tell }: Given) {
  let told = ''
  return ({ city, cities, step }: BuildProgress) => {
    const line = cities > 1 ? `City ${city} of ${cities}` : step.includes('/') ? 'Writing files' : step
    if (line === told) return
    told = line
    tell(`${line} …`)
  }
}
