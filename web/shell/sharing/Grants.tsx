import { SegmentedControl } from '@mantine/core'
import { z } from 'zod'
import { useMessages } from '#web/messages'
import { useSearch } from '#web/pages'
import { GrantsTable } from './GrantsTable.tsx'
import { words } from './words.ts'
import styles from './sharing.module.css'

const Direction = z.enum(['given', 'received'])
const Search = z.object({ direction: Direction.optional(), past: z.literal('yes').optional() })

/** Everything the agency gives and receives; the choice stands in the address. */
export function Grants() {
  const t = useMessages(words)
  const [{ direction, past }, change] = useSearch(Search)
  return (
    <>
      <div className={styles.tools}>
        <SegmentedControl
          aria-label={t('direction')}
          value={direction ?? 'all'}
          onChange={(value) => change({ direction: value === 'all' ? undefined : Direction.parse(value) })}
          data={(['all', 'given', 'received'] as const).map((value) => ({ value, label: t(value) }))}
        />
        <SegmentedControl
          aria-label={t('state')}
          value={past ?? 'no'}
          onChange={(value) => change({ past: value === 'yes' ? 'yes' : undefined })}
          data={[
            { value: 'no', label: t('liveOnly') },
            { value: 'yes', label: t('everything') },
          ]}
        />
      </div>
      <GrantsTable filter={{ ...(direction && { direction }), ...(!past && { live: 'true' }) }} />
    </>
  )
}
