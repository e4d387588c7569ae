import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import {
  readSurface,
  SurfaceFormatError,
  type LengthUnit,
  type ReadOptions,
  type SurfaceFile,
} from '@throughline/topography'
import { UsageError, type Given, type Option } from '../command.ts'

/** A file is read whole; what is longer than everything a surface may expand to is none. */
const LONGEST_FILE = 512 * 1024 * 1024

const UNITS: readonly string[] = ['m', 'mm', 'um', 'nm'] satisfies LengthUnit[]
const CHECKSUMS: readonly string[] = ['all', 'data', 'none']

const WHICH_UNIT = 'Give --step in micrometres and --height-unit, or --unit where the file has another.'

/** What every command that reads a surface can be told about its file. */
export const READING: Readonly<Record<string, Option>> = {
  step: { type: 'string', about: 'Micrometres between samples, for tables and images that do not say' },
  unit: {
    type: 'string',
    about: 'What lengths stand in where the file does not say or says it wrong: m, mm, um, nm',
  },
  'height-unit': { type: 'string', about: 'The same for heights, where they stand in another unit' },
  checksums: { type: 'string', about: 'Which checksums must hold: all, data (the rule), none' },
}

export async function readGiven(path: string, given: Given): Promise<SurfaceFile> {
  const options = readingOf(given)
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new UsageError(`There is no file "${path}".`)
  if (found.size > LONGEST_FILE) throw new UsageError(`"${path}" is larger than any surface that is read.`)
  return readSurface(new Uint8Array(await readFile(path)), options)
}

/** What the command line says about files. */
export function readingOf(given: Given): ReadOptions {
  const step = given.text('step')
  const micrometres = Number(step)
  if (step !== undefined && !(micrometres > 0 && Number.isFinite(micrometres)))
    throw new UsageError('--step is a number of micrometres above 0, such as 6.25.')
  return {
    step: step === undefined ? undefined : micrometres * 1e-6,
    lengthUnit: chosen(given, 'unit', UNITS) as LengthUnit | undefined,
    heightUnit: chosen(given, 'height-unit', UNITS) as LengthUnit | undefined,
    checksums: chosen(given, 'checksums', CHECKSUMS) as ReadOptions['checksums'],
  }
}

/** An option that is one of a few words. */
export function chosen(given: Given, option: string, words: readonly string[]): string | undefined {
  const word = given.text(option)
  if (word === undefined || words.includes(word)) return word
  throw new UsageError(`--${option} is one of ${words.join(', ')}.`)
}

/** Says why a file was not read, in words or as JSON, and ends with 1. */
export async function orProblem(given: Given, work: () => Promise<void>): Promise<number | void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof SurfaceFormatError)) throw error
    const { code, sentence } = error
    const remedy = code === 'unit-unknown' ? WHICH_UNIT : error.remedy
    if (given.flag('json')) given.print(JSON.stringify({ problem: { code, sentence, remedy } }, null, 2))
    else given.tell(`${sentence} ${remedy}`)
    return 1
  }
}

/** Under another name until it is complete, so that what breaks off never looks like a surface. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${randomUUID()}.part`
  try {
    await writeFile(draft, bytes)
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
