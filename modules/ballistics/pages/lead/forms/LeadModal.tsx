import type { ReactNode } from 'react'
import { Button, Modal } from '@mantine/core'
import { Form } from '#web/forms'
import { useFormText } from '../say.ts'
import styles from '../lead.module.css'

interface LeadModalProps {
  readonly title: string
  readonly help: string
  /** Words of the button: a verb and its object. */
  readonly confirm: string
  /** Takes something back. */
  readonly grave?: boolean
  readonly busy: boolean
  readonly error: unknown
  readonly inputs: readonly string[]
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form over the page of a lead. */
export function LeadModal(props: LeadModalProps) {
  const t = useFormText()
  const { title, help, confirm, grave, busy, error, inputs, onSubmit, onClose, children } = props
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <Form
        label={title}
        onSubmit={onSubmit}
        error={error}
        inputs={inputs}
        actions={
          <>
            <Button type="submit" loading={busy} {...(grave && { color: 'rust' })}>
              {confirm}
            </Button>
            <Button variant="subtle" onClick={onClose}>
              {t('cancel')}
            </Button>
          </>
        }
      >
        <p className={styles['help']}>{help}</p>
        {children}
      </Form>
    </Modal>
  )
}
