import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { traceMeasures } from '#modules/tracing'
import { UsageError, type Command, type Given } from '../command.ts'

/** `throughline tracing measures`: tracing in a span of months, as the page and its report have it. */
export const tracingMeasures: Command = {
  usage: 'tracing measures [--from 2025-11] [--to 2026-10] [--csv | --json | --pdf FILE]',
  options: {
    from: { type: 'string', about: 'First month; eleven before the last unless said' },
    to: { type: 'string', about: 'Last month; the last whole one unless said' },
    csv: { type: 'boolean', about: 'Print every figure as CSV' },
    pdf: { type: 'string', about: 'Write the report to this file' },
  },
  async run(given) {
    const asked = { from: monthOf(given, 'from'), to: monthOf(given, 'to') }
    const pdf = given.text('pdf')
    const { house, actor } = await given.open('criminal-investigation')
    if (pdf !== undefined) {
      const { file } = await traceMeasures.file(house, actor, { ...asked, format: 'pdf' })
      await writeWhole(file, pdf)
      given.tell(`Written to ${pdf}`)
      return
    }
    if (given.flag('csv')) {
      const { file } = await traceMeasures.file(house, actor, { ...asked, format: 'csv' })
      return pipeline(file, process.stdout, { end: false })
    }
    const measures = await traceMeasures.read(house, actor, asked)
    if (given.flag('json')) return given.print(JSON.stringify(measures, null, 2))
    for (const line of traceMeasures.lines(measures)) given.print(line)
  },
}

function monthOf(given: Given, option: 'from' | 'to'): string | undefined {
  const text = given.text(option)
  const month = traceMeasures.monthOf(text)
  if (text !== undefined && month === undefined)
    throw new UsageError(`--${option}: "${text}" is not a month such as 2026-10.`)
  return month
}

/** Under another name until it is complete, so that a broken report never looks like one. */
async function writeWhole(file: NodeJS.ReadableStream, out: string): Promise<void> {
  const draft = `${out}.part`
  try {
    await pipeline(file, createWriteStream(draft))
    await rename(draft, out)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
