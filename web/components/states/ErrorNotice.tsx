import type { ReactNode } from 'react'
import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconAlertCircle, IconCheck, IconCopy } from '@tabler/icons-react'
import { asProblem } from '#web/client'
import { useMessages } from '#web/messages'
import { words } from './words.ts'
import styles from './states.module.css'

export interface ErrorNoticeProps {
  /** What was thrown, or a problem read from an answer. */
  error: unknown
  onRetry?: (() => void) | undefined
  /** Fields that stand beside their own input already, so that they are not said twice. */
  hideFields?: boolean
  children?: ReactNode
}

/** What went wrong and what to do, where it happened. The code and the request number copy with a click. */
export function ErrorNotice({ error, onRetry, hideFields = false, children }: ErrorNoticeProps) {
  const t = useMessages(words)
  const problem = asProblem(error)
  const fields = hideFields ? [] : (problem.fields ?? [])
  return (
    <div role="alert" className={styles.error}>
      <IconAlertCircle size={18} stroke={1.6} className={styles.errorIcon ?? ''} aria-hidden />
      <p className={styles.errorTitle}>{problem.sentence}</p>
      <span>
        {onRetry && (
          <Button variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </span>
      <p className={styles.errorBody}>{problem.remedy}</p>
      {fields.length > 0 && (
        <ul className={styles.errorFields}>
          {fields.map((field) => (
            <li key={field.path + field.message}>
              {field.path}: {field.message}
            </li>
          ))}
        </ul>
      )}
      {children && <div className={styles.errorBody}>{children}</div>}
      <div className={styles.errorFoot}>
        <CopyCode code={problem.code} requestId={problem.requestId} />
      </div>
    </div>
  )
}

function CopyCode({ code, requestId }: { code: string; requestId: string }) {
  const t = useMessages(words)
  const clipboard = useClipboard({ timeout: 2_000 })
  const text = requestId ? `${code} · ${t('request', { id: requestId })}` : code
  const Icon = clipboard.copied ? IconCheck : IconCopy
  return (
    <button
      type="button"
      className={styles.copy}
      onClick={() => clipboard.copy(text)}
      aria-label={`${clipboard.copied ? t('copied') : t('copy')}: ${text}`}
    >
      <Icon size={14} stroke={1.6} aria-hidden />
      {text}
    </button>
  )
}
