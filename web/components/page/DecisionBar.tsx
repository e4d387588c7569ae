import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button, Textarea } from '@mantine/core'
import { useKeys } from '#web/keyboard'
import { useMessages } from '#web/messages'
import { words } from './words.ts'
import styles from './page.module.css'

export interface DecisionChoice {
  value: string
  label: string
  /** What follows from it, in a few words under the label. */
  help?: string
}

export interface DecisionBarProps {
  /** At most nine; the keys 1, 2, 3 … choose. */
  choices: readonly DecisionChoice[]
  /** Words of the button: a verb and its object. */
  confirm: string
  /** Whose decision it is, and what to know before it is made. */
  title?: string
  help?: ReactNode
  /** Asks for the reason in the words of the decision. */
  reasonLabel?: string
  /** What the decision does and does not mean, under the button. */
  note?: ReactNode
  reasonRequired?: boolean
  busy?: boolean
  onDecide: (choice: string, reason: string) => void
}

/** A decision at the foot of the page: choices, reason, one button. */
export function DecisionBar(props: DecisionBarProps) {
  const { choices, confirm, reasonRequired = false, busy = false, onDecide } = props
  const t = useMessages(words)
  const [choice, setChoice] = useState<string>()
  const [reason, setReason] = useState('')
  const ready = choice !== undefined && (!reasonRequired || reason.trim() !== '') && !busy
  const decide = () => {
    if (choice !== undefined && ready) onDecide(choice, reason.trim())
  }
  useKeys([
    ...choices.slice(0, 9).map((one, index) => ({
      keys: String(index + 1),
      label: one.label,
      run: () => setChoice(one.value),
    })),
    { keys: 'mod+Enter', label: confirm, run: decide, inInputs: true },
  ])
  return (
    <div className={styles.decision} data-decision-bar data-explained={props.help ? true : undefined}>
      <fieldset className={styles.decisionSet}>
        <legend className={styles.decisionLegend}>{props.title ?? t('decide')}</legend>
        {props.help && <p className={styles.decisionHelp}>{props.help}</p>}
        <div className={styles.decisionChoices}>
          {choices.map((one, index) => (
            <label className={styles.choice} key={one.value}>
              <input
                type="radio"
                name="decision"
                checked={choice === one.value}
                onChange={() => setChoice(one.value)}
                aria-keyshortcuts={String(index + 1)}
              />
              <span className={styles.choiceText}>
                {one.label}
                {one.help && <small>{one.help}</small>}
              </span>
              {one.help && (
                <kbd className={styles.choiceKey} aria-hidden>
                  {index + 1}
                </kbd>
              )}
            </label>
          ))}
        </div>
      </fieldset>
      <Textarea
        className={styles.decisionReason ?? ''}
        label={props.reasonLabel ?? t('reason')}
        placeholder={t('reasonHelp')}
        required={reasonRequired}
        autosize
        minRows={1}
        maxRows={4}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles.decisionEnd}>
        <Button onClick={decide} disabled={!ready} loading={busy}>
          {confirm}
        </Button>
        {props.note && <p className={styles.decisionHelp}>{props.note}</p>}
      </div>
    </div>
  )
}
