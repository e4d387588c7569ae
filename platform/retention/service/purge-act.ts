import { z } from 'zod'
import { defineAct, type ApprovedAct, type TwoPersonAct, type AnyAct } from '#platform/acts'
import type { Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { Failure } from '#platform/http'
import { startJob } from '#platform/jobs'
import { Category } from '#contract'
import { CountedFrom } from '../contract.ts'
import { purgeJob } from '../jobs.ts'
import { approvePurge, idsHash, lockPurge } from '../store/purges.ts'
import { categoryWords, countWords, dayWords, periodWords, recordWords } from './words.ts'

const Payload = z.object({
  purgeId: z.uuid(),
  category: Category,
  agency: z.string(),
  dueTo: z.iso.date(),
  schedule: z.object({
    id: z.uuid(),
    years: z.number(),
    days: z.number(),
    countedFrom: CountedFrom,
    authority: z.string(),
  }),
  records: z.array(z.object({ recordType: z.string(), count: z.number() })),
  total: z.number(),
  /** Over the ids of the records, so that exactly those can be purged. */
  idsHash: z.string(),
})
export type PurgePayload = z.infer<typeof Payload>

/** Purge of what is due in a category: one administrator asks, another approves, a job does it. */
export const purgeAct = (files: FileStore): TwoPersonAct<PurgePayload> & AnyAct =>
  defineAct({
    kind: 'retention.purge',
    title: 'Purge of records',
    ask: 'retention.manage',
    approve: 'retention.manage',
    payload: Payload,
    subject: ({ category }) => category,
    describe: (payload) => ({
      summary: `Destroy ${recordWords(payload.total)} of ${payload.agency} (${categoryWords(payload.category)}), dated up to ${dayWords(payload.dueTo)}`,
      facts: [
        ...payload.records.map(
          ({ recordType, count }) => [`Records of type ${recordType}`, countWords(count)] as const,
        ),
        ['Kept for', periodWords(payload.schedule)],
        ['Authority', payload.schedule.authority],
        ['Fingerprint of the list', payload.idsHash.slice(0, 16)],
      ],
      warning:
        'The records, their parts and their files are destroyed and cannot be brought back. Records that come on hold in the meantime are kept.',
    }),
    perform: (tx, payload, act) => perform(tx, payload, act, files),
  })

async function perform(tx: Tx, { purgeId, ...payload }: PurgePayload, act: ApprovedAct, files: FileStore) {
  tx.about({ type: 'purge', id: purgeId })
  const purge = await lockPurge(tx, purgeId)
  if (purge?.state !== 'asked' || (await idsHash(tx, purgeId, 'asked')) !== payload.idsHash)
    throw new Failure('acts.changed')
  const jobId = await startJob(tx, purgeJob(files), { purgeId })
  await approvePurge(tx, purgeId, jobId, {
    actId: act.id,
    askedBy: act.askedByName,
    askedAt: act.askedAt.toISOString(),
    reason: act.reason,
    approvedBy: tx.actor.name,
    approvedAt: new Date().toISOString(),
  })
  return `/retention/purges/${purgeId}`
}
