import { z } from 'zod'
import type { FileStore } from '#platform/files'
import { defineJob } from '#platform/jobs'
import { executePurge } from './service/purge.ts'

/** Destroys the records of an approved purge. */
export const purgeJob = (files: FileStore) =>
  defineJob({
    kind: 'retention.runPurge',
    payload: z.object({ purgeId: z.uuid() }),
    run: ({ purgeId }, run) => executePurge(files, purgeId, run),
  })

/** What is done outside of routes, in words for the activity. */
export const retentionActs = {
  'retention.purgeBatch': 'Destroy records of an approved purge',
  'retention.finishPurge': 'Certify a purge',
  'retention.previewCommand': 'See what is due from the command line',
  'retention.holdsCommand': 'List legal holds from the command line',
} as const
