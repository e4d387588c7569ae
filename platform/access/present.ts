import type { Permission, Room } from '#contract'
import type { Actor } from '#platform/db'
import { purposesOf } from '#platform/sharing'
import type { NavigationRoom, Person, Session } from './contract.ts'
import { meansOf } from './service/steps.ts'
import { momentsOf } from './sessions.ts'
import type { PersonRow, Profile } from './store/person.ts'
import type { LiveSession } from './store/session.ts'

type Shown = Pick<Profile, 'id' | 'name' | 'email' | 'roles' | 'agency' | 'disabled_at' | 'last_seen_at'>

export const moment = (at: Date | null | undefined): string | null => at?.toISOString() ?? null

export function presentPerson(row: Shown): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    initials: initialsOf(row.name),
    roles: row.roles,
    agency: row.agency,
    disabled: row.disabled_at !== null,
    lastSeenAt: moment(row.last_seen_at),
  }
}

const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter(Boolean)
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase()
}

interface Scene {
  readonly state: Session['state']
  readonly live: LiveSession | undefined
  readonly person: PersonRow | undefined
  /** Only of an open session. */
  readonly actor: Actor | undefined
  readonly rooms: readonly Room[]
  readonly demonstration: boolean
  readonly setupNeeded: boolean
}

/** What a screen may know: until the session is open, whose it is and what they can prove it with, and no more. */
export function presentSession(scene: Scene): Session {
  const { state, live, person, actor, rooms, demonstration, setupNeeded } = scene
  const may = (permission: Permission) =>
    permission === 'public' ||
    (actor !== undefined && (permission === 'signed-in' || actor.permissions.has(permission)))
  return {
    state,
    step: live?.step ?? null,
    account: live && person ? { name: live.name, email: live.email, means: meansOf(person) } : null,
    permissions: actor ? [...actor.permissions].sort() : [],
    rooms: actor ? rooms.filter((room) => may(room.permission)).map((room) => presentRoom(room, may)) : [],
    demonstration,
    setupNeeded,
    ...(actor && live ? presentOpen(live) : CLOSED),
  }
}

const CLOSED = {
  person: null,
  agency: null,
  purpose: null,
  purposes: [],
  locksAt: null,
  endsAt: null,
  confirmedUntil: null,
  recovered: null,
}

function presentOpen(live: LiveSession) {
  const { locksAt, endsAt, confirmedUntil } = momentsOf(live)
  const { agency_id: id, agency: name, unit, agency_kind: kind, agency_host: host } = live
  return {
    person: presentPerson(live),
    agency: { id, name, unit, kind, host },
    purpose: live.purpose,
    purposes: purposesOf(live.roles),
    locksAt: locksAt.toISOString(),
    endsAt: endsAt.toISOString(),
    confirmedUntil: moment(confirmedUntil),
    recovered: live.recovered_at && {
      at: live.recovered_at.toISOString(),
      by: live.recovered_by ?? '',
    },
  }
}

function presentRoom(room: Room, may: (permission: Permission) => boolean): NavigationRoom {
  const { id, title, icon, path, letter } = room
  const pages = room.pages
    .filter((page) => may(page.permission))
    .map((page) => ({ path: page.path, title: page.title }))
  return { id, title, icon, path, letter, pages }
}
