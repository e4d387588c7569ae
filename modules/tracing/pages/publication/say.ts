import type { Formats, Say } from '#web/messages'
import type { words } from '../words.ts'
import type { text } from './text.ts'

export interface Sayings {
  readonly t: Say<(typeof text)['en']>
  readonly code: Say<(typeof words)['en']>
  readonly formats: Formats
}
