import type { Light } from '@throughline/topography'
import { useKeys } from '#web/keyboard'
import { useMessages } from '#web/messages'
import { lightOf } from '../viewer/index.ts'
import { sorted } from './model.ts'
import type { CellShown } from './model.ts'
import { text } from './text.ts'
import type { ComparisonView } from './view.ts'

const LAYS = ['side', 'blend', 'swipe', 'blink'] as const

interface Keys {
  readonly cells: readonly CellShown[]
  readonly view: ComparisonView
  readonly onView: (patch: Partial<ComparisonView>) => void
  readonly light: Light
  readonly onLight: (light: Light) => void
}

/** Keys of the whole page; those of a pane act when it has the focus. */
export function useComparisonKeys({ cells, view, onView, light, onLight }: Keys): void {
  const t = useMessages(text)
  const inTable = sorted(
    cells.filter(({ direction }) => view.all === 'yes' || direction === view.way),
    view.sort,
    view.up === 'no',
  )
  const step = (by: 1 | -1) => {
    const at = inTable.findIndex(({ id }) => id === view.cell)
    const next = inTable[at < 0 ? 0 : Math.min(inTable.length - 1, Math.max(0, at + by))]
    if (next) onView({ cell: next.id })
  }
  const flip = (name: 'cells' | 'turned') => onView({ [name]: view[name] === 'yes' ? 'no' : 'yes' })
  useKeys([
    { keys: 'j', label: t('keyNext'), run: () => step(1) },
    { keys: 'k', label: t('keyPrevious'), run: () => step(-1) },
    { keys: 'r', label: t('keyRelief'), run: () => onView({ look: 'relief' }) },
    { keys: 'h', label: t('keyHeight'), run: () => onView({ look: 'height' }) },
    { keys: 'd', label: t('keyDifference'), run: () => onView({ look: 'difference' }) },
    { keys: 'c', label: t('keyCells'), run: () => flip('cells') },
    { keys: 'u', label: t('keyTurned'), run: () => flip('turned') },
    {
      keys: 'v',
      label: t('keyLay'),
      run: () => onView({ lay: LAYS[(LAYS.indexOf(view.lay) + 1) % LAYS.length] ?? 'side' }),
    },
    { keys: 'l', label: t('keyLight'), run: () => onLight(lightOf(light.azimuth + 15, light.elevation)) },
  ])
}
