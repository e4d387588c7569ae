import { lazy, Suspense, useState } from 'react'
import { CatchBoundary } from '@tanstack/react-router'
import type { TodayDefinition, TodayProps } from '#web/pages'
import { ErrorNotice, Loading } from '#web/states'

/** One room's section, loaded by itself: if it fails, the others stand. */
export function TodaySection({ section, onContent }: { section: TodayDefinition } & TodayProps) {
  const [Content] = useState(() => lazy(section.component))
  return (
    <CatchBoundary
      getResetKey={() => 'today'}
      errorComponent={({ error, reset }) => <ErrorNotice error={error} onRetry={reset} />}
    >
      <Suspense fallback={<Loading shape="list" rows={4} />}>
        <Content onContent={onContent} />
      </Suspense>
    </CatchBoundary>
  )
}
