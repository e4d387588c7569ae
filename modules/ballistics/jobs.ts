import { z } from 'zod'
import type { FileStore } from '#platform/files'
import { defineJob, startJob, type AnyJob } from '#platform/jobs'
import { executeImport } from './service/import/execute.ts'
import { prepareScan } from './service/prepare.ts'
import { helpSearch, runSearch } from './service/search/run.ts'
import { beginSearch } from './service/search/start.ts'

/** Every job of the room. */
export const ballisticJobs = (files: FileStore): AnyJob[] => [
  prepareJob(files),
  searchJob(files),
  helpJob(files),
  importJob(files),
]

/** Reads, checks and prepares an uploaded scan; one that is ready is sought at once. */
export const prepareJob = (files: FileStore) =>
  defineJob({
    kind: 'ballistics.prepareScan',
    payload: z.object({ scanId: z.uuid() }),
    run: ({ scanId }, run) =>
      prepareScan(files, scanId, run, (tx) =>
        beginSearch(tx, scanId, 'regional', (searchId) => startJob(tx, searchJob(files), { searchId })),
      ),
  })

/** Seeks a scan among all others. */
export const searchJob = (files: FileStore) =>
  defineJob({
    kind: 'ballistics.search',
    payload: z.object({ searchId: z.uuid() }),
    run: ({ searchId }, run) =>
      runSearch(files, searchId, run, (tx, helper, helpers) =>
        startJob(tx, helpJob(files), { searchId, helper, helpers }),
      ),
  })

/** Takes part in a large search. */
const helpJob = (files: FileStore) =>
  defineJob({
    kind: 'ballistics.searchPart',
    payload: z.object({ searchId: z.uuid(), helper: z.number().int(), helpers: z.number().int() }),
    run: ({ searchId, ...place }, run) => helpSearch(files, searchId, run, place),
  })

/** Imports a file of exhibits, or finds out what would come of it. */
export const importJob = (files: FileStore) =>
  defineJob({
    kind: 'ballistics.runExhibitImport',
    payload: z.object({ importId: z.uuid(), trial: z.boolean() }),
    run: (payload, run) => executeImport(files, payload, run),
  })
