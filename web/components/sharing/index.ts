/** What agencies share of records: in words, and as a part of a record's page. */
export { RecordSharing } from './RecordSharing.tsx'
export type { RecordSharingProps } from './RecordSharing.tsx'
export { categoryWords, grantWords, partsWithout } from './say.ts'
export { RevokeButton } from './RevokeButton.tsx'
export { DayInput } from './DayInput.tsx'
