import { z } from 'zod'
import { RecordId, route } from '../../../platform/contract/index.ts'

export const SavedView = z.object({
  id: RecordId,
  name: z.string(),
  search: z.record(z.string(), z.string()).describe('The filters as they stand in the address'),
  shared: z.boolean().describe('Whether the whole agency sees it'),
  mine: z.boolean(),
})
export type SavedView = z.infer<typeof SavedView>

export const listViews = route({
  id: 'incidents.views',
  method: 'GET',
  path: '/api/incidents/views',
  summary: 'Saved views of yours and those shared in your agency',
  permission: 'incidents.read',
  response: z.object({ views: z.array(SavedView) }),
})

export const saveView = route({
  id: 'incidents.saveView',
  method: 'POST',
  path: '/api/incidents/views',
  summary: 'Save the current filters under a name',
  permission: 'incidents.read',
  body: z.object({
    name: z.string().trim().min(1, 'Give the view a name.').max(80),
    search: z.record(z.string().max(40), z.string().max(500)),
    shared: z.boolean().default(false),
  }),
  response: SavedView,
  errors: ['incidents.view_name_taken'],
})

export const deleteView = route({
  id: 'incidents.deleteView',
  method: 'DELETE',
  path: '/api/incidents/views/:id',
  summary: 'Delete a saved view of yours',
  permission: 'incidents.read',
  params: z.object({ id: RecordId }),
  response: z.object({ done: z.literal(true) }),
  errors: ['record.unavailable'],
})
