import { z } from 'zod'
import { Category, RecordId, route } from '../../contract/index.ts'
import { Done, Moment } from './values.ts'

export const NoticeKind = z.enum([
  'correction',
  'withdrawal',
  'retraction',
  'shared',
  'told',
  'proposed',
  'in-force',
  'ended',
])
export type NoticeKind = z.infer<typeof NoticeKind>

export const SharingNotice = z.object({
  id: RecordId,
  kind: NoticeKind,
  from: z.string().describe('Agency that tells it'),
  record: z.object({ type: z.string(), path: z.string().nullable() }).nullable(),
  category: Category.nullable(),
  agreement: z.object({ id: RecordId, name: z.string() }).nullable(),
  remark: z.string(),
  toldAt: Moment,
  unread: z.boolean(),
})
export type SharingNotice = z.infer<typeof SharingNotice>

export const listNotices = route({
  id: 'sharing.notices',
  method: 'GET',
  path: '/api/sharing/notices',
  summary: 'What other agencies told yours of what they share: given, corrected, withdrawn; the newest 200',
  permission: 'sharing.follow',
  response: z.object({ notices: z.array(SharingNotice) }),
})

export const countNotices = route({
  id: 'sharing.unread',
  method: 'GET',
  path: '/api/sharing/notices/unread',
  summary: 'How many notices nobody of your agency has marked as read',
  permission: 'sharing.follow',
  quiet: true,
  response: z.object({ unread: z.number() }),
})

export const markNotices = route({
  id: 'sharing.markNotices',
  method: 'POST',
  path: '/api/sharing/notices/read',
  summary: 'Mark notices as read for your agency',
  permission: 'sharing.follow',
  body: z.strictObject({ ids: z.array(RecordId).min(1).max(200) }),
  response: Done,
})
