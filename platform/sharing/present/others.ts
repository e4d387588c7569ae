import type { Actor } from '#platform/db'
import type { Collection, IntelligenceBasis, RecordLink, SharingGroup, SharingNotice } from '../contract.ts'
import type { CollectionRow } from '../store/collections.ts'
import type { GroupRow } from '../store/groups.ts'
import type { BasisRow } from '../store/intelligence.ts'
import type { LinkRow } from '../store/links.ts'
import type { NoticeRow } from '../store/notices.ts'
import type { RecordPath } from './paths.ts'

export const presentGroup = (actor: Actor, row: GroupRow): SharingGroup => ({
  id: row.id,
  name: row.name,
  owner: { id: row.owner_agency, name: row.owner },
  members: row.members.map(({ id, name }) => ({ id, name })),
  mine: row.owner_agency === actor.agencyId && actor.permissions.has('sharing.manage'),
  grants: row.grants,
})

export const presentCollection = (actor: Actor, row: CollectionRow): Collection => ({
  id: row.id,
  name: row.name,
  category: row.category,
  records: row.records,
  grants: row.grants,
  mayChange: row.closed_at === null && actor.writableCategories.includes(row.category),
  createdAt: row.created_at.toISOString(),
  closed: row.closed_at !== null,
})

export const presentNotice = (row: NoticeRow, path: RecordPath): SharingNotice => ({
  id: row.id,
  kind: row.kind,
  from: row.from_agency,
  record:
    row.record_type && row.record_id
      ? { type: row.record_type, path: path(row.record_type, row.record_id) }
      : null,
  category: row.category,
  agreement:
    row.agreement_id && row.agreement !== null ? { id: row.agreement_id, name: row.agreement } : null,
  remark: row.remark,
  toldAt: row.told_at.toISOString(),
  unread: row.read_at === null,
})

export const presentBasis = (row: BasisRow, path: RecordPath): IntelligenceBasis => ({
  recordId: row.record_id,
  path: path('intelligence', row.record_id),
  predicate: row.predicate,
  sourceReliability: row.source_reliability,
  contentValidity: row.content_validity,
  submittedBy: row.submitted_by,
  enteredOn: row.entered_on,
  reviewBy: row.review_by,
  reviewedOn: row.reviewed_on,
  reviewedBy: row.reviewed_by,
  reviewReason: row.review_reason,
})

export const presentLink = (actor: Actor, row: LinkRow, path: RecordPath): RecordLink => ({
  id: row.id,
  kind: row.kind,
  other: {
    type: row.other_type,
    id: row.other_id,
    owner: row.other_owner,
    category: row.other_category,
    path: path(row.other_type, row.other_id),
  },
  madeAt: row.made_at.toISOString(),
  mayUnlink: row.made_by_agency === actor.agencyId && actor.permissions.has('sharing.link'),
})
