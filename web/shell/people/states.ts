import type { PersonDetails } from '../../../platform/access/contract.ts'
import type { words } from './words.ts'

type Key = keyof (typeof words)['en']

/** The state of an account in one word for a list: the most pressing one. */
export function stateOf(person: PersonDetails): { key: Key; tone: 'quiet' | 'attention' | 'over' } {
  if (person.disabled) return { key: 'disabled', tone: 'quiet' }
  if (person.locked) return { key: 'locked', tone: 'over' }
  if (person.expiresAt) return { key: 'ends', tone: 'attention' }
  return { key: 'active', tone: 'quiet' }
}
