import type { Permission, Room } from '#contract'
import type { Actor } from '#platform/db'
import type { NavigationRoom, Person, Session } from './contract.ts'
import { purposesOf } from '#platform/sharing'
import type { LiveSession } from './session-store.ts'
import type { PersonRow } from './store.ts'

type Shown = Pick<PersonRow, 'id' | 'name' | 'email' | 'roles' | 'agency' | 'disabled_at' | 'last_seen_at'>

export function presentPerson(row: Shown): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    initials: initialsOf(row.name),
    roles: row.roles,
    agency: row.agency,
    disabled: row.disabled_at !== null,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  }
}

const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter(Boolean)
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase()
}

interface House {
  readonly rooms: readonly Room[]
  readonly demonstration: boolean
  readonly setupNeeded: boolean
}

export function presentSession(
  live: LiveSession | undefined,
  actor: Actor | undefined,
  { rooms, demonstration, setupNeeded }: House,
): Session {
  const may = (permission: Permission) =>
    permission === 'public' ||
    (actor !== undefined && (permission === 'signed-in' || actor.permissions.has(permission)))
  return {
    person: live ? presentPerson(live) : null,
    agency: live ? { id: live.agency_id, name: live.agency, unit: live.unit } : null,
    purpose: live?.purpose ?? null,
    purposes: live ? purposesOf(live.roles) : [],
    permissions: actor ? [...actor.permissions].sort() : [],
    rooms: actor ? rooms.filter((room) => may(room.permission)).map((room) => presentRoom(room, may)) : [],
    demonstration,
    setupNeeded,
  }
}

function presentRoom(room: Room, may: (permission: Permission) => boolean): NavigationRoom {
  const { id, title, icon, path, letter } = room
  const pages = room.pages
    .filter((page) => may(page.permission))
    .map((page) => ({ path: page.path, title: page.title }))
  return { id, title, icon, path, letter, pages }
}
