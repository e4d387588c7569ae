import type { PageDefinition, RoomPages } from '#web/pages'

const found = import.meta.glob<{ default: RoomPages }>('../../modules/*/pages/index.{ts,tsx}', {
  eager: true,
})

/** The screens of every room in the build. Which of them a person sees, the session decides. */
export const roomPages: readonly RoomPages[] = Object.values(found).map((module) => module.default)

/** A page with the room it belongs to. */
export interface RoomPage {
  room: RoomPages
  page: PageDefinition
}

/** Words of a page's title in English; rooms inside the workspace have one language. */
export function pageTitle(room: string, key: string): string {
  return roomPages.find((one) => one.room === room)?.messages.en[key] ?? key
}

/** Whether an address is a page or lies below it. */
export function within(path: string, pathname: string): boolean {
  return path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`)
}
