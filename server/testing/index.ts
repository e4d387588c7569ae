/** For tests only: a house of its own on real PostgreSQL. */
export { doorTo } from './door.ts'
export { callsOf, testHouse, type Person, type TestHouse } from './house.ts'
