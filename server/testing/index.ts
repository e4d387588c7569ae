/** For tests only: a house of its own on real PostgreSQL. */
export { doorTo } from './door.ts'
export { littleKnown } from './incident.ts'
export { callsOf, testHouse, type Person, type TestHouse } from './house.ts'
export {
  accept,
  bannerOf,
  browserOf,
  colleague,
  enrolAuthenticator,
  firstAdministrator,
  goodPassword,
  type Browser,
  type Clock,
  type Newcomer,
} from './newcomer.ts'
export { filesOf, workerProcess, type WorkerProcess } from './worker.ts'
