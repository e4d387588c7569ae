export { labAcquisitions, labEvidence } from './laboratory.ts'
export { networkLeads } from './leads.ts'
export { neighbourProperty, policeProperty, sheriffProperty } from './property.ts'
export { scans } from './scans.ts'
