import { useState } from 'react'
import { Button, Textarea } from '@mantine/core'
import { useKeys } from '#web/keyboard'
import { useMessages } from '#web/messages'
import { words } from './words.ts'
import styles from './page.module.css'

export interface DecisionChoice {
  value: string
  label: string
}

export interface DecisionBarProps {
  /** At most nine; the keys 1, 2, 3 … choose. */
  choices: readonly DecisionChoice[]
  /** Words of the button: a verb and its object. */
  confirm: string
  reasonRequired?: boolean
  busy?: boolean
  onDecide: (choice: string, reason: string) => void
}

/** A decision at the foot of the page: choices, reason, one button. */
export function DecisionBar({
  choices,
  confirm,
  reasonRequired = false,
  busy = false,
  onDecide,
}: DecisionBarProps) {
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
    <div className={styles.decision} data-decision-bar>
      <fieldset style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
        <legend className={styles.decisionLegend}>{t('decide')}</legend>
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
              {one.label}
            </label>
          ))}
        </div>
      </fieldset>
      <Textarea
        className={styles.decisionReason ?? ''}
        label={t('reason')}
        placeholder={t('reasonHelp')}
        required={reasonRequired}
        autosize
        minRows={1}
        maxRows={4}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button onClick={decide} disabled={!ready} loading={busy}>
        {confirm}
      </Button>
    </div>
  )
}
