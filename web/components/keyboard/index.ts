/** Keys that act on the screen, their map, and the switch for single letters. */
export {
  boundKeys,
  onKeysChange,
  singleLettersOn,
  startKeyboard,
  switchSingleLetters,
  useKeys,
} from './keys.ts'
export type { KeyBinding } from './keys.ts'
