import { z } from 'zod'

/** Where a cell can go. A file's column feeds one or more of these. */
export const Target = z.enum([
  'incident.key',
  'incident.number',
  'incident.date',
  'incident.time',
  'incident.reportedAt',
  'incident.address',
  'incident.latitude',
  'incident.longitude',
  'incident.x',
  'incident.y',
  'incident.point',
  'incident.setting',
  'incident.insideFlag',
  'incident.outsideFlag',
  'incident.kind',
  'incident.district',
  'incident.domestic',
  'incident.officerInvolved',
  'incident.status',
  'incident.circumstance',
  'incident.exclusion',
  'incident.killed',
  'incident.wounded',
  'victim.fatal',
  'victim.outcome',
  'victim.age',
  'victim.sex',
  'victim.race',
  'victim.ethnicity',
  'victim.wound',
  'suspect.age',
  'suspect.sex',
  'suspect.race',
  'suspect.status',
  'weapon.code',
  'participants.type',
  'participants.status',
  'participants.age',
  'participants.ageGroup',
  'participants.sex',
])
export type Target = z.infer<typeof Target>

const header = z.string().max(200)

/** How one target is filled. */
export const FieldMapping = z.object({
  /** Columns tried in order; the first that is not missing counts. For `incident.key` they are joined. */
  columns: z.array(header).max(8),
  /** What a text in the file means here: `{ "Y": "true", "WHITE HISPANIC": "white" }`. Case and outer spaces do not matter. */
  values: z.record(z.string().max(200), z.string().max(60)).optional(),
  /** The value of every row, where the file has no column for it. */
  constant: z.string().max(60).optional(),
  /** Texts that mean "not known" in this column, beside the profile's. */
  missing: z.array(z.string().max(60)).max(40).optional(),
  /** Texts that are real in this column although they usually mean "not known". */
  keep: z.array(z.string().max(60)).max(40).optional(),
})
export type FieldMapping = z.infer<typeof FieldMapping>

/** Sets targets where columns hold certain texts: how a city's offence words become a class. */
export const ProfileRule = z.object({
  when: z
    .array(z.object({ column: header, in: z.array(z.string().max(200)).min(1).max(200) }))
    .min(1)
    .max(6),
  set: z.record(z.string(), z.string().max(60)).describe('Target to value, such as incident.exclusion'),
})

/** How the rows of a file become incidents, victims and suspects. */
export const Profile = z.object({
  name: z.string().regex(/^[a-z0-9-]{2,60}$/, 'Use small letters, digits and hyphens.'),
  title: z.string().trim().min(1).max(120),
  /** The record system the file comes from; the same key in the same source is the same incident. */
  source: z.string().regex(/^[a-z0-9-]{2,60}$/, 'Use small letters, digits and hyphens.'),
  /** What one row is. A victim × suspect file repeats each victim for every suspect. */
  unit: z.enum(['incident', 'victim', 'victim-suspect']),
  /** With no key column, rows of the same day, time and place are one incident. */
  grouping: z.enum(['key', 'date-time-place', 'row']),
  dateOrder: z.enum(['month-first', 'day-first', 'year-first']).optional(),
  epsg: z.number().int().optional().describe('Coordinate system of X and Y'),
  placePrecision: z.enum(['exact', 'intersection', 'block', 'area', 'unknown']).default('unknown'),
  missing: z.array(z.string().max(60)).max(40).default([]),
  fields: z.partialRecord(Target, FieldMapping),
  rules: z.array(ProfileRule).max(100).default([]),
  /** Headers by which the layout is recognised; all must be present. */
  recognise: z.array(header).max(40).default([]),
})
export type Profile = z.infer<typeof Profile>
