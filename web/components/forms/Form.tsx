import { useRef } from 'react'
import type { ReactNode, SubmitEvent } from 'react'
import { ErrorNotice } from '#web/states'
import { problemFields } from './problem-fields.ts'
import styles from './forms.module.css'

export interface FormProps {
  /** Name of the form for screen readers. */
  label: string
  onSubmit: () => void
  /** What the last save failed with; fields not in `inputs` are listed. */
  error?: unknown
  /** Paths of the inputs that show their own message. */
  inputs?: readonly string[]
  /** Buttons, the filled one first. */
  actions: ReactNode
  children: ReactNode
}

/** A form in one column. Ctrl+Enter sends it from any input; what failed stands above the buttons. */
export function Form({ label, onSubmit, error, inputs = [], actions, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation()
    onSubmit()
  }
  const failed = error !== undefined && error !== null
  const others = failed ? problemFields(error).others(inputs) : []
  return (
    // The shortcut belongs to the form as a whole, whichever input has the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={form}
      className={styles.form}
      aria-label={label}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        form.current?.requestSubmit()
      }}
    >
      {children}
      {failed && <ErrorNotice error={error} hideFields={others.length === 0} />}
      <div className={styles.actions}>{actions}</div>
    </form>
  )
}
