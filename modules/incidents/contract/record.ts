import { z } from 'zod'
import {
  ClockTime,
  Label,
  Latitude,
  Longitude,
  PartialDate,
  RecordId,
  route,
} from '../../../platform/contract/index.ts'
import * as code from './codes.ts'

const words = (max: number) => z.string().trim().max(max)

/** An age or a band of ages, in years; `high` is null where a band is open (`65+`). */
export const Age = z
  .object({ low: z.number().int().min(0).max(120), high: z.number().int().min(0).max(120).nullable() })
  .refine(({ low, high }) => high === null || low <= high, 'The younger age stands first.')
export type Age = z.infer<typeof Age>

const personFields = {
  id: RecordId.optional().describe('Kept for people already on the record'),
  age: Age.nullable(),
  sex: code.Sex.nullable(),
  race: code.Race.nullable(),
  ethnicity: code.Ethnicity.nullable(),
}

export const Victim = z.object({
  ...personFields,
  outcome: code.VictimOutcome,
  diedOn: PartialDate.nullable(),
  wound: code.Wound.nullable(),
})
export type Victim = z.infer<typeof Victim>

export const Charge = z.object({
  offense: words(200).min(1, 'Write the offence.'),
  filedOn: PartialDate.nullable(),
  disposition: words(200).nullable(),
})

export const Suspect = z.object({
  ...personFields,
  status: code.SuspectStatus,
  arrestedOn: PartialDate.nullable(),
  charges: z.array(Charge).max(50),
})
export type Suspect = z.infer<typeof Suspect>

export const Weapon = z.object({
  id: RecordId.optional(),
  code: code.FirearmCode,
  calibre: words(40).nullable(),
  recovered: z.boolean().nullable(),
})
export type Weapon = z.infer<typeof Weapon>

export const Alert = z.object({
  id: RecordId.optional(),
  number: words(60).min(1, 'Write the number of the alert.'),
  system: words(60).nullable(),
  alertedAt: z.iso.datetime({ local: true, offset: true }),
  rounds: z.number().int().min(0).max(10_000).nullable(),
  disposition: code.AlertDisposition,
  casings: z.number().int().min(0).max(10_000).nullable(),
})
export type Alert = z.infer<typeof Alert>

export const Place = z.object({
  address: words(200).nullable(),
  precision: code.PlacePrecision,
  latitude: Latitude.nullable(),
  longitude: Longitude.nullable(),
  setting: code.Setting.nullable(),
  kind: code.PlaceKind.nullable(),
  district: words(60).nullable().describe('District as the source states it, which may differ from the map'),
})
export type Place = z.infer<typeof Place>

/** What a person enters or corrects. Counts and class follow from it and are never typed. */
export const IncidentContent = z.object({
  number: words(60).min(1, 'Write the record number.'),
  occurredOn: PartialDate,
  occurredTime: ClockTime.nullable(),
  reportedAt: z.iso.datetime({ local: true, offset: true }).nullable(),
  place: Place,
  exclusion: code.Exclusion.nullable().describe('Set when the incident does not count under the definition'),
  circumstance: code.Circumstance.nullable(),
  domestic: z.boolean().nullable(),
  officerInvolved: z.boolean().nullable(),
  status: code.CaseStatus.nullable(),
  statusOn: PartialDate.nullable(),
  victims: z.array(Victim).max(2000),
  suspects: z.array(Suspect).max(500),
  weapons: z.array(Weapon).max(100),
  alerts: z.array(Alert).max(100),
  remarks: words(4000).nullable(),
})
export type IncidentContent = z.infer<typeof IncidentContent>

export const AreaOfIncident = z.object({
  layer: z.string(),
  areaId: z.number(),
  code: z.string(),
  name: z.string(),
})
export type AreaOfIncident = z.infer<typeof AreaOfIncident>

export const Incident = IncidentContent.extend({
  id: RecordId,
  label: Label,
  class: code.IncidentClass,
  killed: z.number().nullable(),
  wounded: z.number().nullable(),
  areas: z.array(AreaOfIncident),
  version: z.number(),
  source: z.string(),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string(),
  mayEdit: z.boolean(),
  sharedBy: z.string().nullable().describe('Agency that shares it; null for the own one'),
  hidden: z.array(code.IncidentPart).describe('Parts that are not shared: what stands in them is empty'),
})
export type Incident = z.infer<typeof Incident>

/** One changed field, in words: `from` and `to` as a person would read them. */
export const FieldChange = z.object({
  path: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
})
export type FieldChange = z.infer<typeof FieldChange>

export const IncidentVersion = z.object({
  version: z.number(),
  at: z.iso.datetime(),
  by: z.string(),
  via: z.enum(['entry', 'edit', 'import', 'rule']),
  reason: z.string().nullable(),
  changes: z.array(FieldChange),
})
export type IncidentVersion = z.infer<typeof IncidentVersion>

const oneIncident = z.object({ id: RecordId })

export const readIncident = route({
  id: 'incidents.read',
  method: 'GET',
  path: '/api/incidents/:id',
  summary: 'One incident with its people, weapons, alerts and areas',
  permission: 'incidents.read',
  category: 'incident',
  params: oneIncident,
  response: Incident,
  errors: ['record.unavailable'],
})

export const recordIncident = route({
  id: 'incidents.record',
  method: 'POST',
  path: '/api/incidents',
  summary: 'Enter an incident',
  permission: 'incidents.write',
  category: 'incident',
  body: IncidentContent,
  response: Incident,
  errors: ['incidents.number_taken'],
})

export const reviseIncident = route({
  id: 'incidents.revise',
  method: 'PUT',
  path: '/api/incidents/:id',
  summary: 'Correct an incident; the state before is kept as a version',
  permission: 'incidents.write',
  category: 'incident',
  params: oneIncident,
  body: z.object({
    version: z.number().int().min(1).max(1_000_000_000).describe('The version that was opened'),
    reason: words(500).min(1, 'Say why, in a few words: later readers will ask.'),
    content: IncidentContent,
  }),
  response: Incident,
  errors: ['record.unavailable', 'record.changed', 'incidents.number_taken'],
})

export const listVersions = route({
  id: 'incidents.versions',
  method: 'GET',
  path: '/api/incidents/:id/versions',
  summary: 'Every version: who changed what, when and why, newest first',
  permission: 'incidents.read',
  category: 'incident',
  params: oneIncident,
  response: z.object({ versions: z.array(IncidentVersion) }),
  errors: ['record.unavailable'],
})

export const readVersion = route({
  id: 'incidents.version',
  method: 'GET',
  path: '/api/incidents/:id/versions/:version',
  summary: 'The incident as it stood in one version',
  permission: 'incidents.read',
  category: 'incident',
  params: oneIncident.extend({ version: z.coerce.number().int().min(1).max(1_000_000_000) }),
  response: z.object({ content: IncidentContent }),
  errors: ['record.unavailable'],
})

export const NearbyIncident = z.object({
  id: RecordId,
  number: z.string(),
  occurredOn: PartialDate,
  class: code.IncidentClass,
  metres: z.number(),
  days: z.number().describe('Days from this incident to that one; negative is before'),
})
export type NearbyIncident = z.infer<typeof NearbyIncident>

export const listNearby = route({
  id: 'incidents.nearby',
  method: 'GET',
  path: '/api/incidents/:id/nearby',
  summary: 'Shootings within a distance and a number of months before and after',
  permission: 'incidents.read',
  category: 'incident',
  params: oneIncident,
  query: z.object({
    metres: z.coerce.number().int().min(50).max(5000).default(400),
    months: z.coerce.number().int().min(1).max(60).default(12),
  }),
  response: z.object({ incidents: z.array(NearbyIncident), total: z.number() }),
  errors: ['record.unavailable'],
})
