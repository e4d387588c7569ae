import { z } from 'zod'
import type { FileStore } from '#platform/files'
import { defineJob } from '#platform/jobs'
import { executeImport } from './service/import/index.ts'

/** Imports an uploaded file in the background. */
export const importJob = (files: FileStore) =>
  defineJob({
    kind: 'incidents.runImport',
    payload: z.object({ importId: z.uuid() }),
    run: ({ importId }, run) => executeImport(files, importId, run),
  })
