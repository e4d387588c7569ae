import { extname } from 'node:path'
import { writeCsvGrid, writeTiff, writeX3p, type SurfaceFile, type X3pStorage } from '@throughline/topography'
import { UsageError, type Command, type Given } from '../command.ts'
import { chosen, orProblem, READING, readGiven, writeWhole } from './x3p-file.ts'

const STORAGES = ['float32', 'float64', 'int16', 'int32'] as const

type Written = 'x3p' | 'csv' | 'tiff'
const BY_ENDING: Readonly<Record<string, Written>> = {
  '.x3p': 'x3p',
  '.csv': 'csv',
  '.tif': 'tiff',
  '.tiff': 'tiff',
}

/** `throughline x3p convert IN OUT`: the same heights in another format, told from the ending of OUT. */
export const x3pConvert: Command = {
  usage:
    'x3p convert IN OUT.x3p|csv|tif [--storage float32|float64|int16|int32 [--increment UM]] [--unit …] [--json]',
  options: {
    storage: { type: 'string', about: 'How x3p holds heights; otherwise in the precision they have' },
    increment: {
      type: 'string',
      about: 'Micrometres that one step of a whole number is worth; 0.001 unless said',
    },
    ...READING,
  },
  async run(given) {
    const [from, to, ...more] = given.words
    if (from === undefined || to === undefined || more.length > 0)
      throw new UsageError('Name two files: throughline x3p convert IN OUT')
    const format = BY_ENDING[extname(to).toLowerCase()]
    if (!format) throw new UsageError(`"${to}" should end in .x3p, .csv or .tif.`)
    const storage = storageOf(given, format)
    return orProblem(given, async () => {
      const file = await readGiven(from, given)
      const bytes = written(file, format, storage)
      await writeWhole(to, bytes)
      const doubtful = file.checks.filter(({ outcome }) => outcome === 'doubtful')
      for (const { sentence } of doubtful) given.tell(sentence)
      if (format !== 'x3p' && saysMore(file))
        given.tell(`${format} has no place for who measured, and for masks: they were left out.`)
      if (given.flag('json'))
        given.print(JSON.stringify({ file: to, format, bytes: bytes.length, checks: file.checks }, null, 2))
      else given.tell(`Written to ${to}`)
    })
  },
}

function storageOf(given: Given, format: Written): X3pStorage | undefined {
  const type = chosen(given, 'storage', STORAGES) as X3pStorage['type'] | undefined
  const increment = given.text('increment')
  if ((type !== undefined || increment !== undefined) && format !== 'x3p')
    throw new UsageError('--storage and --increment are for x3p files.')
  const whole = type === 'int16' || type === 'int32'
  if (increment !== undefined && !whole)
    throw new UsageError('--increment goes with --storage int16 or int32.')
  const micrometres = Number(increment ?? 0.001)
  if (!(micrometres > 0 && Number.isFinite(micrometres)))
    throw new UsageError('--increment is a number of micrometres above 0, such as 0.001.')
  if (type === undefined) return undefined
  return type === 'int16' || type === 'int32' ? { type, increment: micrometres * 1e-6 } : { type }
}

function written(file: SurfaceFile, format: Written, storage: X3pStorage | undefined): Uint8Array {
  if (format === 'csv') return writeCsvGrid(file.surface)
  if (format === 'tiff') return writeTiff(file.surface)
  try {
    return writeX3p(file, storage)
  } catch (error) {
    // The heights of this surface have no whole numbers at this increment.
    if (error instanceof RangeError && storage)
      throw new UsageError(`${error.message} Choose a larger --increment.`)
    throw error
  }
}

function saysMore({ metadata, mask }: SurfaceFile): boolean {
  const { instrument, probing, other, ...plain } = metadata
  return (
    mask !== undefined ||
    other.length > 0 ||
    [plain, instrument, probing].some((one) => Object.values(one).some(Boolean))
  )
}
