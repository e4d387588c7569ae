import { useFormats, useMessages, type Formats, type Say } from '#web/messages'
import { words } from './words.ts'

/** What turns codes, numbers and moments of the room into words. */
export interface RoomSay {
  readonly code: Say<(typeof words)['en']>
  readonly formats: Formats
}

export const useRoomSay = (): RoomSay => ({ code: useMessages(words), formats: useFormats() })
