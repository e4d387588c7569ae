import { fileURLToPath } from 'node:url'
import type { Module } from '#platform/module'
import { room, tracingErrors } from './contract/index.ts'
import { importJob, indicatorsJob, reconcileJob } from './jobs.ts'
import { policy } from './policy.ts'
import { routes } from './routes/index.ts'
import { seed } from './seed/index.ts'
import { indicatorFindings } from './service/indicators/findings.ts'
import { publicationAct } from './service/publication/act.ts'
import { askNightly } from './service/nightly.ts'

export { importFile } from './service/import/index.ts'
export { traceMeasures } from './service/measures/command.ts'
export { publishedTotals } from './service/publication/index.ts'
export { indicatorList, runIndicators } from './service/indicators/command.ts'
export { findSerials } from './service/serials.ts'

const PATHS: Readonly<Record<string, (id: string) => string>> = {
  recovery: (id) => `/tracing/${id}`,
  trace: (id) => `/tracing/traces/${id}`,
  indicator: (id) => `/tracing/indicators/${id}`,
  referral: (id) => `/tracing/referrals/${id}`,
}

/** Trace Every Crime Gun: every recovered gun submitted, its path from the first sale read. */
export const tracing: Module = {
  room,
  policy,
  errors: tracingErrors,
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  routes,
  jobs: ({ files }) => [importJob(files), reconcileJob, indicatorsJob],
  upkeep: async ({ database }) => {
    await askNightly(database)
  },
  acts: {
    'tracing.importFile': 'Import guns or traces from the command line',
    'tracing.runImport': 'Import an uploaded file',
    'tracing.reconcileNightly': 'Compare property room, recoveries and traces',
    'tracing.measures': 'Measure tracing from the command line',
    'tracing.findIndicators': 'Look for indicators of trafficking',
    'tracing.findIndicatorsNightly': 'Look for indicators of trafficking every night',
    'tracing.listIndicators': 'List indicators on the command line',
    'tracing.findings': 'Hold indicators against the known truth of the demonstration',
    'tracing.seed': 'Load the guns and traces of the demonstration',
  },
  twoPerson: () => [publicationAct],
  parts: {
    trace: {
      people: 'Possessor and associates',
      readings: 'Readings of the serial number',
      photos: 'Photographs',
      history: 'Earlier versions',
      serial: 'Search by serial number',
      result: 'Chain of sale',
      purchaser: 'First purchaser',
    },
  },
  recordPath: (type, id) => PATHS[type]?.(id) ?? null,
  seed,
  findings: indicatorFindings,
}
