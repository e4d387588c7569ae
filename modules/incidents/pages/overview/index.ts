/** How a change is said wherever the room speaks of one. */
export { ChangeInWords } from './ChangeInWords.tsx'
