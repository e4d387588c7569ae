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
      // One that came all the way shows most.
      const lead = (await newestLead({ state: 'confirmed' })) ?? (await newestLead({}))
      return lead && `/ballistics/leads/${lead.id}`
    },
  },
]

/** The comparison that waits for a reader first: of the own agency, else of one that shares its evidence. */
const firstToRead = async () => (await waitingOf('own')) ?? (await waitingOf('shared')) ?? null
const waitingOf = async (of: 'own' | 'shared') => (await call(readingList, { query: { of } })).items[0]

const newestLead = async (filter: { state?: string }) =>
  (await call(listLeads, { query: { ...filter, limit: '1' } })).rows[0] ?? null
