import { z } from 'zod'
import { Category, RecordId, route } from '../../contract/index.ts'
import { Agencies, AgencyRef, ById, Done, Moment, Name, RecordType } from './values.ts'

export const SharingGroup = z.object({
  id: RecordId,
  name: z.string(),
  owner: AgencyRef,
  members: z.array(AgencyRef),
  mine: z.boolean(),
  grants: z.number().describe('Live grants of your agency to it'),
})
export type SharingGroup = z.infer<typeof SharingGroup>

export const listGroups = route({
  id: 'sharing.groups',
  method: 'GET',
  path: '/api/sharing/groups',
  summary: 'Sharing groups your agency keeps or belongs to',
  permission: 'sharing.read',
  response: z.object({ groups: z.array(SharingGroup) }),
})

const GroupBody = z.strictObject({ name: Name, members: Agencies })

export const createGroup = route({
  id: 'sharing.createGroup',
  method: 'POST',
  path: '/api/sharing/groups',
  summary: 'Make a sharing group of agencies that are given the same things',
  permission: 'sharing.manage',
  privileged: true,
  body: GroupBody,
  response: ById,
  errors: ['record.unavailable', 'sharing.name_taken'],
})

export const changeGroup = route({
  id: 'sharing.changeGroup',
  method: 'PUT',
  path: '/api/sharing/groups/:id',
  summary: 'Name and members of a sharing group; who leaves it loses what was given to it at once',
  permission: 'sharing.manage',
  privileged: true,
  params: ById,
  body: GroupBody,
  response: Done,
  errors: ['record.unavailable', 'sharing.name_taken'],
})

export const endGroup = route({
  id: 'sharing.endGroup',
  method: 'DELETE',
  path: '/api/sharing/groups/:id',
  summary: 'End a sharing group; everything given to it stops at once',
  permission: 'sharing.manage',
  privileged: true,
  params: ById,
  response: Done,
  errors: ['record.unavailable'],
})

export const Collection = z.object({
  id: RecordId,
  name: z.string(),
  category: Category,
  records: z.number(),
  grants: z.number().describe('Live grants of your agency that give it'),
  mayChange: z.boolean().describe('Whether you work with records of its kind'),
  createdAt: Moment,
  closed: z.boolean(),
})
export type Collection = z.infer<typeof Collection>

export const listCollections = route({
  id: 'sharing.collections',
  method: 'GET',
  path: '/api/sharing/collections',
  summary: 'Collections of records of your agency that can be shared together',
  permission: 'sharing.share',
  response: z.object({
    collections: z.array(Collection),
    categories: z.array(Category).describe('Kinds of records you can begin a collection of'),
  }),
})

export const createCollection = route({
  id: 'sharing.createCollection',
  method: 'POST',
  path: '/api/sharing/collections',
  summary: 'Begin a collection of records of one kind',
  permission: 'sharing.share',
  body: z.strictObject({ name: Name, category: Category }),
  response: ById,
  errors: ['permission.missing'],
})

export const collectRecord = route({
  id: 'sharing.collect',
  method: 'POST',
  path: '/api/sharing/collections/:id/records',
  summary: 'Put a record of your agency into a collection; whoever was given the collection sees it at once',
  permission: 'sharing.share',
  privileged: true,
  params: ById,
  body: z.strictObject({ type: RecordType, id: RecordId }),
  response: Done,
  errors: ['record.unavailable', 'sharing.collection_kind'],
})

export const releaseRecord = route({
  id: 'sharing.release',
  method: 'DELETE',
  path: '/api/sharing/collections/:id/records/:record',
  summary: 'Take a record out of a collection; whoever was given the collection loses it at once',
  permission: 'sharing.share',
  privileged: true,
  params: z.object({ id: RecordId, record: RecordId }),
  response: Done,
  errors: ['record.unavailable'],
})

export const closeCollection = route({
  id: 'sharing.closeCollection',
  method: 'DELETE',
  path: '/api/sharing/collections/:id',
  summary: 'Close a collection; whoever was given it loses its records at once',
  permission: 'sharing.share',
  privileged: true,
  params: ById,
  response: Done,
  errors: ['record.unavailable'],
})
