import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { evidenceMeasures } from '#modules/ballistics'
import { UsageError, type Command } from '../command.ts'

/** `throughline ballistics measures`: a month of evidence against its clocks, as the page and its report have it. */
export const ballisticsMeasures: Command = {
  usage: 'ballistics measures --month 2026-10 [--by agency|site] [--csv | --json | --pdf FILE]',
  options: {
    month: { type: 'string', about: 'Month to measure, 2026-10' },
    by: {
      type: 'string',
      about: 'Compare agencies that investigate (agency, as usual) or sites of entry (site)',
    },
    csv: { type: 'boolean', about: 'Print every figure as CSV' },
    pdf: { type: 'string', about: 'Write the report of the month to this file' },
  },
  async run(given) {
    const month = evidenceMeasures.monthOf(given.text('month'))
    if (!month) throw new UsageError('Say which month: --month 2026-10')
    const by = given.text('by') ?? 'agency'
    if (by !== 'agency' && by !== 'site') throw new UsageError('--by takes agency or site.')
    const pdf = given.text('pdf')
    const { house, actor } = await given.open()
    if (pdf !== undefined) {
      const { file } = await evidenceMeasures.file(house, actor, { month, by, format: 'pdf' })
      await writeWhole(file, pdf)
      given.tell(`Written to ${pdf}`)
      return
    }
    if (given.flag('csv')) {
      const { file } = await evidenceMeasures.file(house, actor, { month, by, format: 'csv' })
      return pipeline(file, process.stdout, { end: false })
    }
    const measures = await evidenceMeasures.read(house, actor, { month, by })
    if (given.flag('json')) return given.print(JSON.stringify(measures, null, 2))
    for (const line of evidenceMeasures.lines(measures)) given.print(line)
  },
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
