import type { ComponentType } from 'react'
import type { RouteComponent } from '@tanstack/react-router'
import { useMessages } from '#web/messages'
import { usePageTitle } from '#web/pages'
import type { PageDefinition, RoomPages } from '#web/pages'
import { useSession } from '#web/session'
import { NotFound } from './NotFound.tsx'
import { useRailRequest } from './navigation/rail.ts'

/** A page as the router shows it: titled, with the navigation it asked for, and only where its room is open. */
export function framed(room: RoomPages, page: PageDefinition, Screen: RouteComponent): RouteComponent {
  function Framed() {
    const t = useMessages(room.messages)
    usePageTitle(t(page.title))
    useRailRequest(page.rail ?? false)
    return <Screen />
  }
  function Guarded() {
    const { rooms } = useSession()
    return rooms.some(({ id }) => id === room.room) ? <Framed /> : <NotFound />
  }
  // The lazy part keeps its own loader, so that a link can fetch the page before it is clicked.
  const shown: ComponentType = room.room === 'shell' || page.public ? Framed : Guarded
  return Object.assign(shown, Screen.preload ? { preload: Screen.preload } : {})
}
