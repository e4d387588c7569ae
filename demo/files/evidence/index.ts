export { labAcquisitions, labEvidence } from './laboratory.ts'
export { networkLeads } from './leads.ts'
export { neighbourProperty, policeProperty, sheriffProperty } from './property.ts'
