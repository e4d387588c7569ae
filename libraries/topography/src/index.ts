export { surfaceOf, type Grid, type Surface } from './surface.ts'
export * from './formats/index.ts'
