import { gunshotAlerts, dispatch } from './detection/index.ts'
import {
  labAcquisitions,
  labEvidence,
  neighbourProperty,
  networkLeads,
  policeProperty,
  sheriffProperty,
} from './evidence/index.ts'
import { gunshotRegister } from './hospital.ts'
import {
  activity,
  assignments,
  complaints,
  force,
  officers,
  otherEvents,
  sickLeave,
  training,
} from './personnel/index.ts'
import {
  drawdowns,
  grants,
  programAreas,
  programs,
  recommendations,
  responses,
  reviews,
} from './prevention/index.ts'
import {
  arrests,
  dispositions,
  involvedPersons,
  neighbourShootings,
  policeShootings,
  policeShotsFired,
  sheriffShootings,
} from './records/index.ts'
import type { Table } from './table/index.ts'
import { dealers, denialNotices, multipleSaleReports, stolenGuns, traces } from './trade/index.ts'

export { scans } from './evidence/index.ts'
export { Dirt, dirtRates, type DirtKind } from './dirt/index.ts'
export { layers, type Layer } from './layers.ts'
export { lineWriter, type Row, type Table } from './table/index.ts'
export { worldOf, type World } from './world/index.ts'

/** Every file of the agencies, in the order in which they are written. */
export const tables: readonly Table[] = [
  policeShootings,
  policeShotsFired,
  neighbourShootings,
  sheriffShootings,
  involvedPersons,
  arrests,
  dispositions,
  gunshotAlerts,
  dispatch,
  policeProperty,
  neighbourProperty,
  sheriffProperty,
  stolenGuns,
  labEvidence,
  labAcquisitions,
  networkLeads,
  traces,
  dealers,
  multipleSaleReports,
  denialNotices,
  officers,
  assignments,
  activity,
  force,
  complaints,
  sickLeave,
  training,
  otherEvents,
  programs,
  programAreas,
  grants,
  drawdowns,
  responses,
  reviews,
  recommendations,
  gunshotRegister,
]
