import { Button } from '@mantine/core'
import { notifications, Notifications } from '@mantine/notifications'
import { asProblem } from '#web/client'
import { useMessages } from '#web/messages'
import { remember } from './history.ts'
import { words } from './words.ts'

const SHOWN_MS = 6_000

/** Where notices appear: bottom left. Stands once in the shell. */
export function Notices() {
  return <Notifications position="bottom-left" zIndex={600} limit={4} containerWidth={380} />
}

export interface DoneNotice {
  /** What happened: "Alder imported, 112 new incidents". */
  message: string
  /** Takes it back. */
  undo?: () => void
}

/** Says that something was done, for six seconds, with a way to undo it where there is one. */
export function notifyDone({ message, undo }: DoneNotice): void {
  remember(message, false)
  const id = notifications.show({
    message: undo ? <WithUndo message={message} onUndo={() => (notifications.hide(id), undo())} /> : message,
    autoClose: SHOWN_MS,
    color: 'moss',
    withBorder: false,
  })
}

/** Says what failed, and stays until it is closed. */
export function notifyFailed(error: unknown): void {
  const problem = asProblem(error)
  remember(problem.sentence, true)
  notifications.show({
    title: problem.sentence,
    message: <Failed remedy={problem.remedy} code={problem.code} requestId={problem.requestId} />,
    autoClose: false,
    color: 'rust',
    role: 'alert',
  })
}

function WithUndo({ message, onUndo }: { message: string; onUndo: () => void }) {
  const t = useMessages(words)
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 12, justifyContent: 'space-between' }}>
      <span>{message}</span>
      <Button variant="subtle" color="petrol" onClick={onUndo}>
        {t('undo')}
      </Button>
    </span>
  )
}

function Failed({ remedy, code, requestId }: { remedy: string; code: string; requestId: string }) {
  return (
    <>
      {remedy}
      <br />
      <code style={{ fontSize: '0.6875rem', overflowWrap: 'anywhere' }}>
        {requestId ? `${code} · ${requestId}` : code}
      </code>
    </>
  )
}
