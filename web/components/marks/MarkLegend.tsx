import { Group } from '@mantine/core'
import { useMessages } from '#web/messages'
import { Mark } from './Mark.tsx'
import type { MarkKind } from './Mark.tsx'
import { words } from './words.ts'

/** The marks in use with their words, in one line. */
export function MarkLegend({ kinds }: { kinds: readonly MarkKind[] }) {
  const t = useMessages(words)
  return (
    <Group
      gap={14}
      component="ul"
      m={0}
      p={0}
      style={{ listStyle: 'none', fontSize: '0.75rem', color: 'var(--ink-2)' }}
    >
      {kinds.map((kind) => (
        <li key={kind} style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
          <Mark kind={kind} />
          {t(kind)}
        </li>
      ))}
    </Group>
  )
}
