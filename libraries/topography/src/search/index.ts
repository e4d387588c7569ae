export { CoarsePass, type Fit } from './coarse.ts'
export { FinePass } from './refine.ts'
export { baseOf, blockMeans, COARSE, FINE, toBytes, type Base } from './surface-print.ts'
