export { readersOf, type Rates, type Reader } from './readers.ts'
export {
  chancesOf,
  daysUntilRead,
  readOnItems,
  readOnScreen,
  type PairNames,
  type ReadPair,
  type Said,
} from './reading.ts'
