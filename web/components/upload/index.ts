/** Files on their way in: where they are dropped, what is travelling, what was not taken. */
export { DropArea } from './DropArea.tsx'
export { NotTaken } from './NotTaken.tsx'
export { Travelling } from './Travelling.tsx'
export { useSending, type Sending } from './useSending.ts'
