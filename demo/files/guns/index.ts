export { calibreSpellings } from './calibres.ts'
export { writeCalibre, writeGun } from './write.ts'
