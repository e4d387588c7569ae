export { writeCalibre, writeGun, type WrittenGun } from './write.ts'
