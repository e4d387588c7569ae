import { useMessages } from '#web/messages'
import { roleWords, usePerson, useSession } from '#web/session'
import { roomPages } from '../rooms.ts'
import { words } from './words.ts'

/** One page of the tour and what to see on it. */
export interface Stop {
  readonly title: string
  readonly text: string
  readonly path: string
  /** The address of a record to stand before; where there is none the stop is passed over. */
  readonly find?: (() => Promise<string | null>) | undefined
}

/** The stops open to the person: the city, themselves, what their rooms show, who else sees it, what was recorded. */
export function useStops(): readonly Stop[] {
  const t = useMessages(words)
  const { rooms, permissions, agency } = useSession()
  const { name, roles } = usePerson()
  const role = roleWords(roles[0]!).toLowerCase()
  const ofRooms = roomPages
    .filter((one) => rooms.some((room) => room.id === one.room))
    .flatMap((one) =>
      (one.tour ?? [])
        .filter(({ permission }) => !permission || permissions.includes(permission))
        .map((stop) => ({
          title: one.messages.en[stop.title] ?? stop.title,
          text: one.messages.en[stop.help] ?? stop.help,
          path: stop.path,
          find: stop.find,
        })),
    )
  const sharing = { title: t('sharingTitle'), text: t('sharingText'), path: '/sharing' }
  return [
    { title: t('cityTitle'), text: t('cityText'), path: '/' },
    { title: t('youTitle'), text: t('youText', { name, role, agency: agency?.name ?? '' }), path: '/' },
    ...ofRooms,
    ...(permissions.includes('sharing.read') ? [sharing] : []),
    { title: t('activityTitle'), text: t('activityText'), path: '/activity' },
    { title: t('leaveTitle'), text: t('leaveText'), path: '/' },
  ]
}
