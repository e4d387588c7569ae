import { useFormats, useMessages, type Formats, type Say } from '#web/messages'
import type { LeadState } from '../../contract/index.ts'
import { words } from '../words.ts'
import { text } from './text.ts'

type Key = keyof (typeof text)['en']

/** What turns leads into words. */
export interface LeadSay {
  readonly t: Say<(typeof text)['en']>
  readonly code: Say<(typeof words)['en']>
  readonly formats: Formats
}

export const useLeadSay = (): LeadSay => ({
  t: useMessages(text),
  code: useMessages(words),
  formats: useFormats(),
})

/** How a lead stands, with what a confirmed one counts as. */
export interface Standing {
  readonly state: LeadState
  readonly hit: boolean
  readonly known: boolean
}

/** Key of the words for how it stands. */
export function standingKey({ state, hit, known }: Standing): Key {
  if (state !== 'confirmed') return `state.${state}`
  return hit ? 'state.hit' : known ? 'state.known-link' : 'state.confirmed'
}
