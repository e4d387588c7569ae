/** What the overview shares with the map: the ground, the filter in the address, the words of areas and periods. */
export { areaWords } from './areas.ts'
export { countsHit } from './filters.ts'
export { periodWords } from './say.ts'
export { useBar } from './useBar.ts'
export { concerned, useComparison } from './useComparison.ts'
export { useGround, useRoom } from './useRoom.ts'
export type { Ground } from './useRoom.ts'
