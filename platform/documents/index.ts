/** Documents to print and to hand over, written as PDF. */
export { greyPng } from './grey-png.ts'
export type { Block, Column, Picture, Sheet } from './types.ts'
export { writePdf } from './write.ts'
