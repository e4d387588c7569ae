import { fileURLToPath } from 'node:url'
import type { Module } from '#platform/module'
import { ballisticsErrors, room } from './contract/index.ts'
import { ballisticJobs } from './jobs.ts'
import { policy } from './policy.ts'
import { routes } from './routes/index.ts'
import { seed } from './seed/index.ts'
import { linkFindings } from './service/network/findings.ts'

export { evidenceMeasures } from './service/measures/command.ts'
export { caseLinks } from './service/network/command.ts'
export { importExhibitsFile } from './service/import/from-path.ts'
export { importNetworkList } from './service/network/from-path.ts'

const PATHS: Readonly<Record<string, (id: string) => string>> = {
  casefile: (id) => `/ballistics/cases/${id}`,
  exhibit: (id) => `/ballistics/exhibits/${id}`,
  scan: (id) => `/ballistics/scans/${id}`,
  comparison: (id) => `/ballistics/comparisons/${id}`,
  lead: (id) => `/ballistics/leads/${id}`,
  'network-lead': (id) => `/ballistics/network/leads/${id}`,
  'network-batch': (id) => `/ballistics/network/batches/${id}`,
  'exhibit-import': (id) => `/ballistics/import/${id}`,
  'network-list': (id) => `/ballistics/network/lists/${id}`,
}

/** Submit Crime Gun Ballistics: from the scene to a lead, against the clock. */
export const ballistics: Module = {
  room,
  policy,
  errors: ballisticsErrors,
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  routes,
  jobs: ({ files }) => ballisticJobs(files),
  acts: {
    'ballistics.importExhibitsFile': 'Import a list of exhibits from the command line',
    'ballistics.runExhibitImport': 'Try or import a list of exhibits in the background',
    'ballistics.seed': 'Load the exhibits of the sample city',
    'ballistics.seedLeads': 'Load leads of the sample city',
    'ballistics.prepareScan': 'Prepare a scan',
    'ballistics.search': 'Seek a scan among all others',

    'ballistics.importNetworkFile': 'Import a list of the imaging network from the command line',
    'ballistics.measures': 'Measure evidence from the command line',
    'ballistics.links': 'List linked cases on the command line',
    'ballistics.findings': 'Hold linked cases against the known truth of the demonstration',
  },
  parts: {
    ballistic: {
      custody: 'Custody',
      photos: 'Photographs',
      scans: 'Scans',
      delays: 'Reasons for waiting',
      compared: 'Exhibits compared for a lead',
      readings: 'Readings of a lead',
      history: 'History of a lead',
      told: 'Who was told of a lead',
      examinations: 'Examinations and hits',
      outcomes: 'Outcomes of a lead',
      'network-cases': 'Cases and acquisitions of network leads',
      'network-history': 'History of network leads',
      'network-items': 'Exhibits of a batch for the imaging site',
    },
  },
  recordPath: (type, id) => PATHS[type]?.(id) ?? null,
  seed,
  findings: linkFindings,
}
