import { useEffect, useState } from 'react'
import { useDebouncedValue } from '@mantine/hooks'
import { searchProviders } from '#web/search'
import type { HitGroup } from './commands.ts'

/** What the rooms find for the words typed; a source that fails finds nothing. */
export function useRecordHits(query: string): readonly HitGroup[] {
  const [text] = useDebouncedValue(query.trim(), 200)
  const [found, setFound] = useState<{ text: string; groups: readonly HitGroup[] }>({ text: '', groups: [] })
  useEffect(() => {
    const control = new AbortController()
    const asked = searchProviders().filter((provider) => text.length >= (provider.minimum ?? 2))
    void Promise.all(
      asked.map(async (provider) => ({
        title: provider.group,
        hits: await provider.search(text, control.signal).catch(() => []),
      })),
    ).then((groups) => {
      if (!control.signal.aborted) setFound({ text, groups })
    })
    return () => control.abort()
  }, [text])
  return query.trim() === '' ? [] : found.groups
}
