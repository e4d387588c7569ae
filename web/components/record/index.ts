/** The page of one record: its address, its head with thread, its parts in two columns, and what stands there without it. */
export { NotRead, RecordPage, Unavailable } from './RecordPage.tsx'
export type { RecordPageProps } from './RecordPage.tsx'
export { RecordHead } from './RecordHead.tsx'
export type { RecordHeadProps } from './RecordHead.tsx'
export { RecordBanner, RecordSheet, SidePart } from './RecordSheet.tsx'
