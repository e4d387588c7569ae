export { Dirt } from './dirt.ts'
export { confused, digitMistyped, mistyped, shortened, transposed } from './letters.ts'
export { dirtRates, type DirtKind } from './rates.ts'
