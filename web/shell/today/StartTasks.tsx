import { IconArrowRight } from '@tabler/icons-react'
import type { Permission } from '#contract'
import { useMessages } from '#web/messages'
import { Section } from '#web/page'
import { PageLink } from '#web/pages'
import { useSession } from '#web/session'
import { roomPages } from '../rooms.ts'
import { words } from './words.ts'
import styles from './today.module.css'

interface Task {
  title: string
  help: string
  path: string
  permission?: Permission | undefined
}

/** First tasks of the rooms open to the person, until there is something to report. */
export function StartTasks() {
  const t = useMessages(words)
  const { rooms, permissions } = useSession()
  const ofRooms: Task[] = roomPages
    .filter((one) => rooms.some((room) => room.id === one.room))
    .flatMap((one) =>
      (one.start ?? []).map((task) => ({
        title: one.messages.en[task.title] ?? task.title,
        help: one.messages.en[task.help] ?? task.help,
        path: task.path,
        permission: task.permission as Permission | undefined,
      })),
    )
  const invite: Task = {
    title: t('inviteTitle'),
    help: t('inviteHelp'),
    path: '/people',
    permission: 'people.manage',
  }
  const tasks = [...ofRooms, invite].filter(
    (task) => !task.permission || permissions.includes(task.permission),
  )
  return (
    <Section title={t('start')} note={t('startNote')}>
      {tasks.length === 0 && <p className={styles.none}>{t('startNone')}</p>}
      <ul className={styles.tasks}>
        {tasks.map((task) => (
          <li key={task.path + task.title}>
            <PageLink to={task.path} className={styles.task ?? ''} underline="never">
              <span className={styles.taskTitle}>{task.title}</span>
              <span className={styles.taskHelp}>{task.help}</span>
              <IconArrowRight size={16} stroke={1.6} className={styles.taskGo ?? ''} aria-hidden />
            </PageLink>
          </li>
        ))}
      </ul>
    </Section>
  )
}
