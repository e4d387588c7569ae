import { useDebouncedValue } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { keyOf, useCall } from '#web/client'
import type { ProblemError } from '#web/client'
import { previewImport, readImport } from '../../../contract/index.ts'
import type { Import, PreviewRow, Profile } from '../../../contract/index.ts'
import { problemsOf } from './profile.ts'

/** The mapping as a person is changing it, and what comes of it. */
export interface MappingState {
  readonly profile: Profile
  readonly change: (next: Profile) => void
  /** What the form itself finds wrong, by field of the profile. */
  readonly problems: ReadonlyMap<string, string>
  readonly rows: readonly PreviewRow[]
  /** What the server still needs to be told, in sentences. */
  readonly missing: readonly string[]
  /** The preview does not show the last change yet. */
  readonly stale: boolean
  readonly error: ProblemError | null
  readonly retry: () => void
}

const PAUSE = 400

/**
 * Asks for the first rows a moment after each change; asking also keeps the mapping on the server. The
 * mapping lives in the answer that was read, so that leaving the page and coming back finds it as it was.
 */
export function useMapping(record: Import, profile: Profile): MappingState {
  const client = useQueryClient()
  const problems = problemsOf(profile)
  const [settled] = useDebouncedValue(profile, PAUSE)
  const params = { id: record.id }
  const preview = useCall(
    previewImport,
    { params, body: { profile: settled } },
    // Never from memory: an earlier mapping that is chosen again must be kept on the server again.
    { enabled: problemsOf(settled).size === 0, keepPrevious: true, staleTime: 0 },
  )
  return {
    profile,
    change: (next) =>
      client.setQueryData<Import>(
        keyOf(readImport, { params }),
        (known) => known && { ...known, profile: next },
      ),
    problems,
    rows: preview.data?.rows ?? [],
    missing: preview.data?.missing ?? [],
    stale: settled !== profile || preview.isFetching,
    error: preview.error,
    retry: () => void preview.refetch(),
  }
}
