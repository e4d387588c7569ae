import { z } from 'zod'

/** How a gun came into the hands of the agency. */
export const Circumstance = z.enum([
  'crime-scene',
  'arrest',
  'traffic-stop',
  'search-warrant',
  'found',
  'surrendered',
  'other',
])
export type Circumstance = z.infer<typeof Circumstance>

/** What the check against the stolen-gun file answered. */
export const StolenResult = z.enum(['not-checked', 'no-record', 'stolen', 'lost', 'unclear'])
export type StolenResult = z.infer<typeof StolenResult>

export const SerialState = z.enum(['legible', 'partial', 'obliterated', 'none', 'not-recorded'])
export type SerialState = z.infer<typeof SerialState>

/** How two readings of one number stand to each other. */
export const ReadingState = z.enum(['copied', 'read-once', 'agree', 'differ'])
export type ReadingState = z.infer<typeof ReadingState>

/** Kinds of firearm, as `platform/firearms` names them. */
export const FirearmKind = z.enum([
  'pistol',
  'revolver',
  'derringer',
  'rifle',
  'shotgun',
  'combination',
  'machine-gun',
  'submachine-gun',
  'receiver',
  'conversion-device',
  'silencer',
  'destructive-device',
  'any-other-weapon',
  'disguised',
  'other',
  'unknown',
])
export type FirearmKind = z.infer<typeof FirearmKind>

export const Sex = z.enum(['male', 'female', 'other'])
export const Race = z.enum(['american-indian', 'asian', 'black', 'pacific-islander', 'white', 'other'])
export const Ethnicity = z.enum(['hispanic', 'not-hispanic'])

export const TraceStatus = z.enum(['draft', 'submitted', 'rejected', 'answered', 'withdrawn'])
export type TraceStatus = z.infer<typeof TraceStatus>

export const Priority = z.enum(['routine', 'urgent'])
export type Priority = z.infer<typeof Priority>

/** How a trace ended. The tracing center publishes no list of closing codes; these name what reports of it name. */
export const Outcome = z.enum([
  'purchaser-identified',
  'dealer-record-unavailable',
  'dealer-closed',
  'insufficient-description',
  'serial-invalid',
  'too-old',
  'privately-made',
  'government-or-export',
  'other',
])
export type Outcome = z.infer<typeof Outcome>

export const StepKind = z.enum(['manufacturer', 'importer', 'wholesaler', 'dealer', 'purchaser'])
export type StepKind = z.infer<typeof StepKind>

export const RecoverySource = z.enum(['entered', 'property-room', 'trace-file', 'list'])

/** What the reconciliation of property room, recoveries and traces finds. */
export const TaskKind = z.enum([
  'not-recovered',
  'not-traced',
  'traced-late',
  'traced-twice',
  'not-in-property',
  'recovered-twice',
  'serial-differs',
  'reported-stolen',
  'rejected-waits',
  'answer-late',
  'serial-unconfirmed',
])
export type TaskKind = z.infer<typeof TaskKind>

export const ImportKind = z.enum([
  'property',
  'stolen',
  'traces',
  'dealers',
  'sales',
  'crime-guns',
  'state-totals',
])
export type ImportKind = z.infer<typeof ImportKind>

/** Tables that ATF publishes of guns recovered in a state. */
export const TotalSection = z.enum([
  'types',
  'calibres',
  'sources',
  'cities',
  'offences',
  'ages',
  'time-to-crime',
])
export type TotalSection = z.infer<typeof TotalSection>
