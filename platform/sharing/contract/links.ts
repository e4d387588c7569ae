import { z } from 'zod'
import { Category, RecordId, route } from '../../contract/index.ts'
import { ById, Done, Line, Moment, RecordType } from './values.ts'

export const RecordLink = z.object({
  id: RecordId,
  kind: z.string(),
  other: z.object({
    type: z.string(),
    id: RecordId,
    owner: z.string(),
    category: Category,
    path: z.string().nullable(),
  }),
  madeAt: Moment,
  mayUnlink: z.boolean(),
})
export type RecordLink = z.infer<typeof RecordLink>

const OfRecord = z.object({ type: RecordType, id: RecordId })

export const listLinks = route({
  id: 'sharing.links',
  method: 'GET',
  path: '/api/sharing/records/:type/:id/links',
  summary: 'Records linked to this one that you may see, and agencies to call about one that you may not',
  permission: 'sharing.follow',
  params: OfRecord,
  response: z.object({
    links: z.array(RecordLink),
    contacts: z.array(z.object({ agency: z.string(), contact: z.string() })),
  }),
  errors: ['record.unavailable'],
})

export const linkRecord = route({
  id: 'sharing.link',
  method: 'POST',
  path: '/api/sharing/records/:type/:id/links',
  summary: 'Link a record with another; who sees the link has to be able to see both',
  permission: 'sharing.link',
  params: OfRecord,
  body: z.strictObject({
    kind: Line.min(1, 'Say how the two belong together.'),
    other: RecordId.describe('Number of the other record'),
  }),
  response: ById,
  errors: ['record.unavailable', 'sharing.linked'],
})

export const unlinkRecord = route({
  id: 'sharing.unlink',
  method: 'DELETE',
  path: '/api/sharing/links/:id',
  summary: 'Remove a link that your agency made',
  permission: 'sharing.link',
  params: ById,
  response: Done,
  errors: ['record.unavailable'],
})
