import { z } from 'zod'
import { defineAct } from '#platform/acts'
import { Counsel, PublicYear } from '../../contract/index.ts'
import { endCurrent, insertPublication } from '../../store/publication.ts'

const Payload = z.object({
  agency: z.string(),
  threshold: z.number(),
  counsel: Counsel,
  years: z.array(PublicYear).min(1),
})

/** The figures of a year in one line: "812 traced; bands 101, 96, held back, …". */
const lineOf = ({ total, tables }: PublicYear): string =>
  [
    `${total} traced`,
    ...tables.map(
      ({ table, cells }) =>
        `${table}: ${cells.map(({ key, count }) => `${key} ${count ?? 'held back'}`).join(', ')}`,
    ),
  ].join('; ')

/**
 * Publication of totals of traced guns. The figures stand in the request, so the second person reads exactly what
 * becomes public, and a later trace changes nothing of it.
 */
export const publicationAct = defineAct({
  kind: 'tracing.publish',
  title: 'Publication of totals of traced guns',
  ask: 'tracing.publication',
  approve: 'tracing.approvePublication',
  payload: Payload,
  describe: ({ agency, threshold, counsel, years }) => ({
    summary: `Make public totals of traced guns of ${agency} for ${years.map(({ year }) => year).join(', ')}, none below ${threshold}`,
    facts: [
      ['Counsel', counsel.name],
      ['Written opinion', `${counsel.reference}, ${counsel.on}`],
      ['No total below', String(threshold)],
      ...years.map((year) => [String(year.year), lineOf(year)] as const),
    ],
    warning:
      'What has been public can be copied: taking it back later does not undo that. Trace data is closed by Public Law 112-55; approve only with the written opinion before you.',
  }),
  perform: async (tx, { threshold, counsel, years }, act) => {
    tx.about({ type: 'trace-publication', count: years.length })
    await endCurrent(tx, 'Replaced by newer totals')
    await insertPublication(tx, { threshold, counsel, years, askedBy: act.askedByName, actId: act.id })
    return '/tracing/publication'
  },
})
