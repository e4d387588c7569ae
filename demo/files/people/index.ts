export { writeAge, writeBirth } from './births.ts'
export { writeName } from './names.ts'
export { bodyOf, writeRace, writeSex } from './traits.ts'
