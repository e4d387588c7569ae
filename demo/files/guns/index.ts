export { calibreSpellings } from './calibres.ts'
export { writeCalibre, writeGun, type WrittenGun } from './write.ts'
