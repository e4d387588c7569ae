export { readTable } from './table/read-table.ts'
export { ImportError } from './failure.ts'
export { importErrors } from './contract.ts'
export type * from './table/types.ts'
