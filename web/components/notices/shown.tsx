import { Button } from '@mantine/core'
import { notifications, Notifications } from '@mantine/notifications'
import type { Problem } from '#contract'
import { useMessages } from '#web/messages'
import type { DoneNotice } from './notices.tsx'
import { words } from './words.ts'

const SHOWN_MS = 6_000

/** Where notices appear: bottom left, above everything. */
export default function Shown() {
  return <Notifications position="bottom-left" zIndex={600} limit={4} containerWidth={380} />
}

export function showDone({ message, undo }: DoneNotice): void {
  const id = notifications.show({
    message: undo ? <WithUndo message={message} onUndo={() => (notifications.hide(id), undo())} /> : message,
    autoClose: SHOWN_MS,
    color: 'moss',
    withBorder: false,
  })
}

export function showFailed(problem: Problem): void {
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
