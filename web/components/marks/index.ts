/** The marks of the data: shape before hue. */
export { Mark } from './Mark.tsx'
export type { MarkKind } from './Mark.tsx'
export { MarkLegend } from './MarkLegend.tsx'
