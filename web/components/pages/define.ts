import type { ComponentType } from 'react'
import type { z } from 'zod'
import type { Catalogue, Words } from '#web/messages'

type Lazy<P> = () => Promise<{ default: ComponentType<P> }>

/** One screen of a room. */
export interface PageDefinition<Key extends string = string> {
  /** Address with `:name` parameters, `/incidents/:id`. */
  readonly path: string
  /** Key of the room's catalogue: the title of the window and the line in the command palette. */
  readonly title: Key
  readonly component: Lazy<Record<string, never>>
  /** Fields of the address bar; a value that does not fit is dropped, never an error. */
  readonly search?: z.ZodObject
  /** Asks for the narrow navigation: maps, charts and comparisons need the width. */
  readonly rail?: boolean
  /** Stands outside the shell and needs nobody signed in. */
  readonly public?: boolean
}

/** What a section of Today is given. */
export interface TodayProps {
  /** Says whether there is anything to show; while no section has, Today offers first tasks. */
  onContent: (has: boolean) => void
}

/** What a room adds to Today: one section that brings its own heading. */
export interface TodayDefinition {
  /** Sections with lower numbers come first. */
  readonly order: number
  /** `wide` takes the main column, `narrow` the column of news beside it. */
  readonly width: 'wide' | 'narrow'
  readonly component: Lazy<TodayProps>
}

/** Something a newcomer can do first; shown on Today until there is news. */
export interface StartDefinition<Key extends string = string> {
  readonly title: Key
  readonly help: Key
  readonly path: string
  /** Shown only to people with this permission. */
  readonly permission?: string
}

/** A stop of the demonstration's tour: what to look at, and where. */
export interface TourDefinition<Key extends string = string> extends StartDefinition<Key> {
  /** The address of a record to stand before; where it finds none the tour stays with `path`. */
  readonly find?: () => Promise<string | null>
}

/** The screens of one room, its words, and what it adds to Today. */
export interface RoomPages<W extends Words = Words> {
  /** Id of the room in its manifest. */
  readonly room: string
  readonly messages: Catalogue<W>
  readonly pages: readonly PageDefinition<keyof W & string>[]
  readonly today?: readonly TodayDefinition[]
  readonly start?: readonly StartDefinition<keyof W & string>[]
  readonly tour?: readonly TourDefinition<keyof W & string>[]
}

/** Declares a room's screens; the default export of `modules/<room>/pages/index.ts`. */
export function definePages<const W extends Words>(pages: RoomPages<W>): RoomPages<W> {
  return pages
}
