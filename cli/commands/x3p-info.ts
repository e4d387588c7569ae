import { basename } from 'node:path'
import type { SurfaceFile, SurfaceMetadata } from '@throughline/topography'
import { UsageError, type Command } from '../command.ts'
import { orProblem, READING, readGiven } from './x3p-file.ts'

/** `throughline x3p info FILE`: what a measured surface is, who measured it, and what was found in reading it. */
export const x3pInfo: Command = {
  usage:
    'x3p info FILE [--unit m|mm|um|nm] [--height-unit …] [--step UM] [--checksums all|data|none] [--json]',
  options: READING,
  async run(given) {
    const [path, ...more] = given.words
    if (path === undefined || more.length > 0)
      throw new UsageError('Name one file: throughline x3p info FILE')
    return orProblem(given, async () => {
      const file = await readGiven(path, given)
      const facts = factsOf(path, file)
      if (given.flag('json')) given.print(JSON.stringify(facts, null, 2))
      else for (const line of linesOf(facts)) given.print(line)
    })
  },
}

type Facts = ReturnType<typeof factsOf>

/** Lengths are in metres. */
function factsOf(path: string, { surface, format, metadata, mask, checks }: SurfaceFile) {
  const { width, height, dx, dy, heights } = surface
  let measured = 0
  let [low, high] = [Infinity, -Infinity]
  for (const one of heights) {
    if (Number.isNaN(one)) continue
    measured++
    low = Math.min(low, one)
    high = Math.max(high, one)
  }
  return {
    file: basename(path),
    format,
    width,
    height,
    step: { x: dx, y: dy },
    extent: { x: width * dx, y: height * dy },
    samples: heights.length,
    measured,
    measuredShare: measured / heights.length,
    range: measured === 0 ? null : { low, high },
    precision: heights instanceof Float32Array ? 'single' : 'double',
    metadata,
    mask: mask ? { background: mask.background ?? null, annotations: mask.annotations } : null,
    checks,
  }
}

function* linesOf(facts: Facts): Generator<string> {
  const { step, extent, range } = facts
  const line = (name: string, text: string) => `  ${name.padEnd(12)} ${text}`
  yield facts.file
  yield line('format', facts.format)
  yield line(
    'samples',
    `${facts.width} × ${facts.height}, ${(facts.measuredShare * 100).toFixed(1)} % measured`,
  )
  yield line('step', `${micro(step.x)} × ${micro(step.y)}, together ${micro(extent.x)} × ${micro(extent.y)}`)
  yield line(
    'heights',
    range ? `from ${micro(range.low)} to ${micro(range.high)}, ${facts.precision} precision` : 'none',
  )
  for (const [name, text] of wordsOf(facts.metadata)) yield line(name, text)
  for (const { label, colour } of facts.mask?.annotations ?? []) yield line('mask', `${label} (${colour})`)
  for (const { outcome, sentence } of facts.checks) yield line(outcome, sentence)
}

/** Micrometres with the digits that matter, whatever their size. */
const micro = (metres: number) => `${Number((metres * 1e6).toPrecision(6))} µm`

function* wordsOf(metadata: SurfaceMetadata): Generator<[string, string]> {
  const { instrument, probing } = metadata
  const joined = (...texts: (string | undefined)[]) => texts.filter((text) => text !== undefined).join(', ')
  const lines: [string, string | undefined][] = [
    ['measured', metadata.date],
    ['by', metadata.creator],
    ['instrument', joined(instrument.manufacturer, instrument.model, instrument.serial, instrument.version)],
    ['probing', joined(probing.type, probing.identification)],
    ['calibrated', metadata.calibrationDate],
    ['comment', metadata.comment],
  ]
  for (const [name, text] of lines) if (text) yield [name, printable(text)]
  for (const { path, value } of metadata.other) yield ['says', `${printable(path)}: ${printable(value)}`]
}

/** A file must not move the cursor of whoever looks at it. */
const printable = (text: string) => text.replaceAll(/\p{Cc}+/gu, ' ')
