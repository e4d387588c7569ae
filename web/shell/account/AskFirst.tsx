import { useState } from 'react'
import { Button, Group, Modal } from '@mantine/core'
import type { ProblemError } from '#web/client'
import { ErrorNotice } from '#web/states'

export interface AskFirstProps {
  /** On the button of the page. */
  label: string
  /** For screen readers, where several buttons read alike. */
  description?: string
  title: string
  text: string
  /** On the button that does it. */
  action: string
  keep: string
  danger?: boolean
  quiet?: boolean
  pending: boolean
  error: ProblemError | null
  /** Does it; the question closes when the promise holds. */
  onDo: () => Promise<unknown>
}

/** A button for what cannot be taken back: asks once, and says what will happen. */
export function AskFirst(props: AskFirstProps) {
  const [asking, setAsking] = useState(false)
  const run = () => {
    props.onDo().then(
      () => setAsking(false),
      () => {},
    )
  }
  return (
    <>
      <Button
        variant={props.quiet ? 'subtle' : 'default'}
        onClick={() => setAsking(true)}
        {...(props.description && { 'aria-label': props.description })}
      >
        {props.label}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={props.title}>
        <p style={{ marginBottom: 14 }}>{props.text}</p>
        {props.error && <ErrorNotice error={props.error} />}
        <Group justify="flex-end" gap={8} mt="md">
          <Button variant="subtle" onClick={() => setAsking(false)}>
            {props.keep}
          </Button>
          <Button
            {...(props.danger && { color: 'rust' })}
            loading={props.pending}
            onClick={run}
            data-autofocus
          >
            {props.action}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
