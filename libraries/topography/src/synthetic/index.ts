export { Chance, seedOf } from './chance.ts'
export type { BreechFaceStatistics, EdgeTable, Spread } from './statistics.ts'
export { BreechFaceMaker } from './face.ts'
export type { BreechFaceMake, GunSurface, MachiningPattern, SyntheticFiring, SyntheticStep } from './make.ts'
