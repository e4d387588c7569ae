import { glPainter } from './gl.ts'
import { plainPainter } from './plain.ts'
import type { Painter } from './types.ts'

export type { Look, Painter, Sheet } from './types.ts'

/** The best painter there is here. `onLost` is called when the graphics card takes its memory back. */
export const newPainter = (plain: boolean, onLost: () => void): Painter =>
  (plain ? null : glPainter(onLost)) ?? plainPainter()
