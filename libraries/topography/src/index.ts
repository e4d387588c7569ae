export { surfaceOf, type Grid, type Surface } from './surface.ts'
export * from './formats/index.ts'
export * from './prepare/index.ts'
export * from './bullet/index.ts'
