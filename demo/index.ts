/** The invented city: how it is built, and how what was found in it is held against its truth. */
export {
  buildDemonstration,
  FolderTaken,
  type Built,
  type BuildOptions,
  type BuildProgress,
} from './build/index.ts'
export { agenciesOf } from './city/agencies.ts'
export { Chance, shuffled } from './chance/index.ts'
export { ALDER_BAY } from './city/build.ts'
export { filesInWords } from './files/words.ts'
export { median } from './score/finding.ts'
export {
  NoTruth,
  readTruth,
  scoreDemonstration,
  type Finding,
  type Scorecard,
  type TrueCasing,
} from './score/index.ts'
export {
  chancesOf,
  daysUntilRead,
  readOnItems,
  readOnScreen,
  type PairNames,
  type Reader,
  type ReadPair,
  type Said,
} from './readers/index.ts'
export { isSize, sizes, type Size } from './sizes.ts'

/** What the incidents room is fed with, under the folder of a build of one city. */
export const incidentFiles = {
  shootings: 'raw/police/shootings.csv',
  shotsFired: 'raw/police/shots-fired.csv',
  districts: 'raw/map/districts.geojson',
  beats: 'raw/map/beats.geojson',
} as const
