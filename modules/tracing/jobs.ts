import { z } from 'zod'
import { audited } from '#platform/audit'
import type { FileStore } from '#platform/files'
import { defineJob } from '#platform/jobs'
import { executeImport } from './service/import/index.ts'
import { findIndicators } from './service/indicators/run.ts'
import { reconcile } from './service/tasks.ts'

/** Stores an uploaded file in the background. */
export const importJob = (files: FileStore) =>
  defineJob({
    kind: 'tracing.runImport',
    payload: z.object({ importId: z.uuid() }),
    run: ({ importId }, run) => executeImport(files, importId, run),
  })

/** Compares property room, recoveries and traces of one agency, each night. */
export const reconcileJob = defineJob({
  kind: 'tracing.reconcileNightly',
  payload: z.object({}),
  run: async (_, { actor, database }) => {
    await audited(database, actor, { action: 'tracing.reconcileNightly' }, (tx) => reconcile(tx))
  },
})

/** Looks for indicators of one agency, each night. */
export const indicatorsJob = defineJob({
  kind: 'tracing.findIndicatorsNightly',
  payload: z.object({}),
  run: async (_, { actor, database }) => {
    await audited(database, actor, { action: 'tracing.findIndicatorsNightly' }, (tx) => findIndicators(tx))
  },
})
