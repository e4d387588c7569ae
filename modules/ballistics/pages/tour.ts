import { call } from '#web/client'
import type { TourDefinition } from '#web/pages'
import { listLeads, readingList } from '../contract/index.ts'

/** What to see at the stops. */
export const tourTitles = {
  tourQueue: 'Evidence against the clock',
  tourQueueText:
    'Every cartridge case waits at one step, the first to be due first. The clocks are the agency’s own and say who set them; nothing leaves a queue unseen.',
  tourCandidates: 'What a search orders',
  tourCandidatesText:
    'A scan is sought among all others as soon as it is ready. The list says how many cells of two surfaces agree, and that this identifies nothing.',
  tourComparison: 'Two surfaces, cell by cell',
  tourComparisonText:
    'Both breech faces under one light, turned and moved together. Two readers say apart what they see, and neither knows what the other said.',
  tourLead: 'A lead is no match',
  tourLeadText:
    'When both readers see a probable link, the agencies concerned are told by a clock. Only an examiner with the items themselves makes a hit of it.',
} as const

/** From what waits to a lead, each before a record of the demonstration. */
export const tour: readonly TourDefinition<keyof typeof tourTitles>[] = [
  { title: 'tourQueue', help: 'tourQueueText', path: '/ballistics', permission: 'ballistics.read' },
  {
    title: 'tourCandidates',
    help: 'tourCandidatesText',
    path: '/ballistics/review',
    permission: 'ballistics.review',
    find: async () => {
      const first = await firstToRead()
      return first && `/ballistics/scans/${first.reference.id}/candidates`
    },
  },
  {
    title: 'tourComparison',
    help: 'tourComparisonText',
    path: '/ballistics/review',
    permission: 'ballistics.review',
    find: async () => {
      const first = await firstToRead()
      return first && `/ballistics/comparisons/${first.comparisonId}`
    },
  },
  {
    title: 'tourLead',
    help: 'tourLeadText',
    path: '/ballistics/leads',
    permission: 'ballistics.read',
    find: async () => {
      const { rows } = await call(listLeads, { query: { limit: '1' } })
      return rows[0] ? `/ballistics/leads/${rows[0].id}` : null
    },
  },
]

/** The comparison that waits for a reader first. */
const firstToRead = async () => (await call(readingList, { query: {} })).items[0] ?? null
