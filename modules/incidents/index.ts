import { fileURLToPath } from 'node:url'
import type { Module } from '#platform/module'
import { incidentErrors, room } from './contract/index.ts'
import { policy } from './policy.ts'
import { routes } from './routes/index.ts'
import { seed } from './seed.ts'
import { assignAreas } from './service/assign.ts'

/** Track Gun Violence: every fatal and non-fatal shooting, victim by victim. */
export const incidents: Module = {
  room,
  policy,
  errors: incidentErrors,
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  routes,
  jobs: () => [assignAreas],
  recordPath: (type, id) => (type === 'incident' ? `/incidents/${id}` : null),
  seed,
}
