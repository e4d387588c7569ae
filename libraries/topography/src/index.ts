export { surfaceOf, type Grid, type Surface } from './surface.ts'
