export { surfaceOf, type Grid, type Surface } from './surface.ts'
export * from './formats/index.ts'
export * from './prepare/index.ts'
export * from './bullet/index.ts'
export { Kernel, sideFor, type Shape, type Window } from './kernel/index.ts'
export * from './cmc/index.ts'
export * from './synthetic/index.ts'
export * from './search/index.ts'
export { fitScore, type FittedScore, type KnownPair } from './score/index.ts'
export * from './picture/index.ts'
export {
  mapped,
  moved,
  reversed,
  composed,
  turnedAbout,
  UNMOVED,
  type PlaneMap,
  type Point,
} from './plane-map.ts'
