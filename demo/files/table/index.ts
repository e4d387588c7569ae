export { plain, sentAgain, sheet, table } from './table.ts'
export type { Row, Table, TrueThing } from './table.ts'
export { lineWriter } from './text.ts'
