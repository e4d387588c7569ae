import { uuid } from '#platform/db'
import type { IncidentContent } from '../contract/index.ts'
import { samePeople } from './changes.ts'

interface Item {
  readonly id?: string | undefined
}

type Named<T> = T & { id: string }

/** Gives everyone and everything on a new record an id of its own; sent ones could belong to others. */
export function newIdentities(content: IncidentContent): IncidentContent {
  return withParts(content, (items) => items.map((item) => ({ ...item, id: uuid() })))
}

/**
 * Keeps the ids, and the order, of those already on the record and gives new ones to the rest. An id of
 * some other record is not taken over.
 */
export function keepIdentities(before: IncidentContent, after: IncidentContent): IncidentContent {
  return withParts(after, (items, part) => keepList(before[part], items))
}

function keepList<T extends Item>(before: readonly Item[], after: readonly T[]): Named<T>[] {
  const earlier = samePeople(before, after)
  return after
    .map((item, index) => ({ item, position: earlier[index] }))
    .sort((a, b) => (a.position ?? before.length) - (b.position ?? before.length))
    .map(({ item, position }) => ({
      ...item,
      id: (position === undefined ? undefined : before[position]!.id) ?? uuid(),
    }))
}

type Part = 'victims' | 'suspects' | 'weapons' | 'alerts'

function withParts(
  content: IncidentContent,
  name: <T extends Item>(items: readonly T[], part: Part) => Named<T>[],
): IncidentContent {
  return {
    ...content,
    victims: name(content.victims, 'victims'),
    suspects: name(content.suspects, 'suspects'),
    weapons: name(content.weapons, 'weapons'),
    alerts: name(content.alerts, 'alerts'),
  }
}
