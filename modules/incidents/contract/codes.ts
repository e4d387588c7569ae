import { z } from 'zod'

/**
 * Class of an incident after the National Police Foundation's definition of a nonfatal shooting: a
 * penetrating gunshot wound from the intentional firing of a powder-charge weapon. `excluded` always
 * carries a reason.
 */
export const IncidentClass = z.enum(['fatal', 'nonfatal', 'shots-fired', 'excluded'])
export type IncidentClass = z.infer<typeof IncidentClass>

/** Parts of an incident that an agreement between agencies may leave out. */
export const IncidentPart = z.enum([
  'place',
  'circumstances',
  'status',
  'remarks',
  'victims',
  'suspects',
  'weapons',
  'alerts',
  'history',
])
export type IncidentPart = z.infer<typeof IncidentPart>

/** Why an incident does not count as a shooting under the definition. */
export const Exclusion = z.enum([
  'self-inflicted',
  'unintentional',
  'self-defence',
  'no-criminal-intent',
  'not-a-firearm',
  'fragment-only',
  'no-shot-fired',
  'graze-only',
  'officer-involved',
  'weapon-not-stated',
  'injury-not-stated',
  'duplicate',
])
export type Exclusion = z.infer<typeof Exclusion>

/** What happened to a person shot. It belongs to the victim, never to the incident, and may change later. */
export const VictimOutcome = z.enum(['killed', 'wounded', 'unharmed', 'unknown'])
export type VictimOutcome = z.infer<typeof VictimOutcome>

export const Wound = z.enum([
  'head',
  'face',
  'neck',
  'chest',
  'abdomen',
  'back',
  'pelvis',
  'arm',
  'hand',
  'leg',
  'foot',
  'multiple',
  'graze',
  'other',
])
export type Wound = z.infer<typeof Wound>

export const Sex = z.enum(['male', 'female', 'other'])
export type Sex = z.infer<typeof Sex>

export const Race = z.enum([
  'american-indian',
  'asian',
  'asian-pacific-islander',
  'black',
  'pacific-islander',
  'white',
  'multiple',
  'other',
])
export type Race = z.infer<typeof Race>

export const Ethnicity = z.enum(['hispanic', 'not-hispanic'])
export type Ethnicity = z.infer<typeof Ethnicity>

/** Inside a building or vehicle, or outside of it. */
export const Setting = z.enum(['inside', 'outside'])
export type Setting = z.infer<typeof Setting>

/** How exactly the place is known; a block's middle is not an address. */
export const PlacePrecision = z.enum(['exact', 'intersection', 'block', 'area', 'unknown'])
export type PlacePrecision = z.infer<typeof PlacePrecision>

export const PlaceKind = z.enum([
  'street',
  'housing',
  'public-housing',
  'shop',
  'bar-or-restaurant',
  'park',
  'school',
  'transit',
  'vehicle',
  'parking',
  'hotel',
  'workplace',
  'hospital',
  'other',
])
export type PlaceKind = z.infer<typeof PlaceKind>

/** How the case stands. */
export const CaseStatus = z.enum([
  'open',
  'cleared-by-arrest',
  'cleared-exceptionally',
  'inactive',
  'unfounded',
])
export type CaseStatus = z.infer<typeof CaseStatus>

export const SuspectStatus = z.enum([
  'described',
  'identified',
  'arrested',
  'charged',
  'convicted',
  'acquitted',
  'deceased',
])
export type SuspectStatus = z.infer<typeof SuspectStatus>

/** NIBRS weapon codes of firearms (data element 13); suffix A marks an automatic. */
export const FirearmCode = z.enum(['11', '11A', '12', '12A', '13', '13A', '14', '14A', '15', '15A'])
export type FirearmCode = z.infer<typeof FirearmCode>

/** NIBRS circumstance codes (data element 31). */
export const Circumstance = z.enum([
  '01',
  '02',
  '03',
  '04',
  '05',
  '06',
  '07',
  '08',
  '09',
  '10',
  '20',
  '21',
  '30',
  '31',
  '32',
  '33',
  '34',
])
export type Circumstance = z.infer<typeof Circumstance>

/** What officers found after a gunshot-detection alert. */
export const AlertDisposition = z.enum(['shooting', 'gun-evidence', 'no-evidence', 'not-gunfire', 'pending'])
export type AlertDisposition = z.infer<typeof AlertDisposition>

/** What a figure counts. A chart always says which. */
export const CountUnit = z.enum(['incidents', 'victims'])
export type CountUnit = z.infer<typeof CountUnit>
