import { z } from 'zod'
import { route } from '../../../platform/contract/index.ts'

const AgencyId = z.number().int().positive().max(2_147_483_647)

/** Whose exhibits a search looks at unless it is asked to look wider. The agency's own are always among them. */
export const Region = z.object({
  scope: z
    .enum(['shared', 'chosen'])
    .describe(
      '`shared`: all that share evidence with the agency, also those to come; `chosen`: the agencies named',
    ),
  agencies: z
    .array(
      z.object({
        id: AgencyId,
        name: z.string(),
        chosen: z.boolean(),
        shares: z.boolean().describe('False where it was chosen and shares nothing now'),
      }),
    )
    .describe('Agencies that can be chosen, and those that were'),
  changedAt: z.iso.datetime().nullable(),
  changedBy: z.string().nullable(),
  mayChange: z.boolean(),
})
export type Region = z.infer<typeof Region>

export const readRegion = route({
  id: 'ballistics.readRegion',
  method: 'GET',
  path: '/api/ballistics/region',
  summary: 'Whose exhibits searches of your agency look at by themselves',
  permission: 'ballistics.read',
  category: 'ballistic',
  response: Region,
})

export const changeRegion = route({
  id: 'ballistics.changeRegion',
  method: 'PUT',
  path: '/api/ballistics/region',
  summary: 'Change whose exhibits searches of your agency look at by themselves',
  permission: 'ballistics.manage',
  category: 'ballistic',
  body: z.strictObject({
    agencies: z
      .array(AgencyId)
      .max(500)
      .nullable()
      .describe('Null: all that share evidence with the agency, also those to come'),
  }),
  response: Region,
  errors: ['ballistics.region_unknown'],
})
