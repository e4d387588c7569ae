import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useMessages } from '#web/messages'
import { PageBody, PageHead } from '#web/page'
import { ErrorNotice } from '#web/states'
import { words } from './words.ts'

/** Stands in for a page that failed; the rest of the window goes on working. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const t = useMessages(words)
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  const retry = () => {
    queries.reset()
    reset()
    void router.invalidate()
  }
  return (
    <>
      <PageHead title={t('failedTitle')} />
      <PageBody narrow>
        <ErrorNotice error={error} onRetry={retry} />
      </PageBody>
    </>
  )
}
