import { useMessages } from '#web/messages'
import type { MapLayerChoice } from './types.ts'
import { words } from './words.ts'
import styles from './MapView.module.css'

interface LayerSwitchProps {
  readonly layers: readonly MapLayerChoice[]
  readonly shown: readonly string[]
  readonly onShown: ((ids: readonly string[]) => void) | undefined
}

/** Layers switched on and off, top right: several may be shown at once. */
export function LayerSwitch({ layers, shown, onShown }: LayerSwitchProps) {
  const t = useMessages(words)
  const toggle = (id: string) =>
    onShown?.(shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id])
  return (
    <div className={styles['layers']} role="group" aria-label={t('layers')}>
      {layers.map(({ id, label }) => (
        <button key={id} type="button" aria-pressed={shown.includes(id)} onClick={() => toggle(id)}>
          {label}
        </button>
      ))}
    </div>
  )
}
