/** Tables of records. */
export { DataTable } from './DataTable.tsx'
export type { DataColumn, DataTableProps, PhoneItem, TablePaging, TableSort } from './types.ts'
