import { useState } from 'react'
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useFormats, useMessages, useNow } from '#web/messages'
import { PageHead } from '#web/page'
import { useMay, usePerson, useSession } from '#web/session'
import { roomPages } from '../rooms.ts'
import { AgreementsDue } from '../sharing/AgreementsDue.tsx'
import { RecentActivity } from './RecentActivity.tsx'
import { StartTasks } from './StartTasks.tsx'
import { TodaySection } from './TodaySection.tsx'
import { words } from './words.ts'
import styles from './today.module.css'

/** The day: what each room has to say to this person, or where to begin. */
export default function Today() {
  const { rooms } = useSession()
  const shares = useMay('sharing.read')
  const [filled, setFilled] = useState<ReadonlySet<string>>(new Set())
  const sections = roomPages
    .filter((one) => rooms.some((room) => room.id === one.room))
    .flatMap((one) => (one.today ?? []).map((section, index) => ({ section, id: `${one.room}-${index}` })))
    .toSorted((one, other) => one.section.order - other.section.order)
  const show = (width: 'wide' | 'narrow') =>
    sections
      .filter(({ section }) => section.width === width)
      .map(({ section, id }) => (
        <TodaySection
          key={id}
          section={section}
          onContent={(has) => setFilled((old) => withMember(old, id, has))}
        />
      ))
  return (
    <>
      <Head />
      <div className={styles.board}>
        <div className={styles.wide}>
          {shares && (
            <AgreementsDue onContent={(has) => setFilled((old) => withMember(old, 'agreements', has))} />
          )}
          {show('wide')}
          {filled.size === 0 && <StartTasks />}
        </div>
        <div className={styles.narrow}>
          {show('narrow')}
          <RecentActivity />
        </div>
      </div>
    </>
  )
}

function withMember(set: ReadonlySet<string>, id: string, member: boolean): ReadonlySet<string> {
  if (set.has(id) === member) return set
  const next = new Set(set)
  if (member) next.add(id)
  else next.delete(id)
  return next
}

function Head() {
  const t = useMessages(words)
  const formats = useFormats()
  const { name, lastSeenAt } = usePerson()
  const now = useNow()
  const clock = formats.clock(now.toISOString())
  return (
    <PageHead
      title={formats.longDay(now)}
      count={
        lastSeenAt
          ? t('lastSeen', { clock, moment: formats.moment(lastSeenAt) })
          : t('firstTime', { clock, name })
      }
      actions={
        <Button
          variant="subtle"
          leftSection={<IconPrinter size={16} stroke={1.6} />}
          onClick={() => window.print()}
        >
          {t('print')}
        </Button>
      }
    />
  )
}
