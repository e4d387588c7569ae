import type { Permission } from './roles.ts'

/** One line of the navigation inside a room. */
export interface RoomPage {
  readonly path: string
  /** Key of the message catalogue; the words stand in the module's pages. */
  readonly title: string
  readonly permission: Permission
}

/** What the shell shows of a module: its line in the rail and its keyboard letter. */
export interface Room {
  readonly id: string
  readonly title: string
  /** Name of an icon the shell knows (web/shell/icons.tsx). */
  readonly icon: string
  readonly path: string
  /** `g` then this letter opens the room. */
  readonly letter: string
  readonly order: number
  readonly permission: Permission
  readonly pages: readonly RoomPage[]
}
