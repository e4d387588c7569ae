import { fileURLToPath } from 'node:url'
import { audited } from '#platform/audit'
import type { Actor } from '#platform/db'
import type { House, Module } from '#platform/module'
import { incidentErrors, room } from './contract/index.ts'
import { importJob } from './jobs.ts'
import { policy } from './policy.ts'
import { routes } from './routes/index.ts'
import { seed } from './seed/index.ts'
import { assignAreas } from './service/assign.ts'
import { cacheOf } from './service/cache.ts'
import { findings } from './service/findings.ts'
import { exportIncidents, type ExportFile, type ExportRequest } from './service/export.ts'

export { exportIncidents as exportContract, IncidentPart } from './contract/index.ts'
export { loadNewYork } from './seed/new-york.ts'
export { importShootings } from './service/import/index.ts'

/** Track Gun Violence: every fatal and non-fatal shooting, victim by victim. */
export const incidents: Module = {
  room,
  policy,
  errors: incidentErrors,
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  routes,
  jobs: ({ files }) => [assignAreas, importJob(files)],
  acts: {
    'incidents.importFile': 'Import a file from the command line',
    'incidents.tryImportFile': 'Try an import from the command line',
    'incidents.exportFile': 'Export from the command line',
    'incidents.runImport': 'Import an uploaded file',
    'incidents.seed': 'Load the sample city',
    'incidents.findings': 'Hold the records against the known truth of the demonstration',
  },
  parts: {
    incident: {
      victims: 'Victims',
      suspects: 'Suspects',
      weapons: 'Weapons',
      alerts: 'Gunshot alerts',
      history: 'Earlier versions',
      place: 'Place',
      circumstances: 'Circumstances',
      status: 'Case status',
      remarks: 'Remarks',
    },
  },
  recordPath: (type, id) => (type === 'incident' ? `/incidents/${id}` : null),
  seed,
  findings,
}

/** Everything under a filter as a file, for the command line; audited like the same request over HTTP. */
export function exportFile({ database }: House, actor: Actor, request: ExportRequest): Promise<ExportFile> {
  return exportIncidents(
    (work) => audited(database, actor, { action: 'incidents.exportFile' }, work),
    cacheOf(database),
    request,
  )
}
