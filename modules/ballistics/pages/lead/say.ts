import { useMessages } from '#web/messages'
import type { Lead } from '../../contract/index.ts'
import type { Standing } from '../leads/say.ts'
import { formText, text } from './text.ts'

export const useLeadText = () => useMessages(text)
export const useFormText = () => useMessages(formText)

/** How a lead stands, with what it counts as. */
export const standingOf = ({ state, hit, knownLink }: Lead): Standing => ({
  state,
  hit: hit !== null && hit.undoneAt === null,
  known: knownLink !== null,
})
