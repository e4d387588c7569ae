import { Button, SegmentedControl } from '@mantine/core'
import { IconGridDots, IconLink, IconRotate2 } from '@tabler/icons-react'
import { useFormats, useMessages } from '#web/messages'
import type { Comparison } from '../../contract/index.ts'
import { text } from './text.ts'
import type { ComparisonView } from './view.ts'
import styles from './comparison.module.css'

interface ToolbarProps {
  readonly comparison: Comparison
  readonly view: ComparisonView
  readonly onView: (patch: Partial<ComparisonView>) => void
  readonly isPhone: boolean
}

const LOOKS = ['relief', 'height', 'difference'] as const
const LAYS = ['side', 'blend', 'swipe', 'blink'] as const

/** How the surfaces are shown, and how they lie. */
export function Toolbar({ comparison, view, onView, isPhone }: ToolbarProps) {
  const t = useMessages(text)
  const { number } = useFormats()
  const degrees = number(Math.abs(comparison.turnDegrees))
  const toggles = [
    { name: 'cells', Icon: IconGridDots, label: t('cellsOn') },
    { name: 'turned', Icon: IconRotate2, label: t('turnedOn', { degrees }) },
    { name: 'linked', Icon: IconLink, label: t('linkedOn') },
  ] as const
  const isOver = isPhone ? view.tab === 'over' : true
  return (
    <div className={styles['tools']} role="toolbar" aria-label={t('look')}>
      <SegmentedControl
        size="xs"
        aria-label={t('look')}
        value={view.look}
        onChange={(look) => onView({ look: LOOKS.find((one) => one === look) ?? 'relief' })}
        data={LOOKS.map((value) => ({ value, label: t(value) }))}
      />
      {view.look !== 'difference' && isOver && (
        <SegmentedControl
          size="xs"
          aria-label={t('lay')}
          value={isPhone && view.lay === 'side' ? 'blend' : view.lay}
          onChange={(lay) => onView({ lay: LAYS.find((one) => one === lay) ?? 'side' })}
          data={LAYS.filter((value) => !isPhone || value !== 'side').map((value) => ({
            value,
            label: t(value),
          }))}
        />
      )}
      <Button.Group>
        {toggles
          .filter(({ name }) => !isPhone || name !== 'linked')
          .map(({ name, Icon, label }) => (
            <Button
              key={name}
              size="compact-sm"
              variant={view[name] === 'yes' ? 'light' : 'default'}
              aria-pressed={view[name] === 'yes'}
              leftSection={<Icon size={14} stroke={1.6} />}
              onClick={() => onView({ [name]: view[name] === 'yes' ? 'no' : 'yes' })}
            >
              {label}
            </Button>
          ))}
      </Button.Group>
    </div>
  )
}
