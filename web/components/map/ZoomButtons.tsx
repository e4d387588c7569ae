import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { words } from './words.ts'
import styles from './MapView.module.css'

/** Closer and further, bottom right. */
export function ZoomButtons({ onIn, onOut }: { onIn: () => void; onOut: () => void }) {
  const t = useMessages(words)
  return (
    <div className={styles['zoom']}>
      <button type="button" onClick={onIn} aria-label={t('zoomIn')}>
        <IconPlus size={16} stroke={1.6} aria-hidden />
      </button>
      <button type="button" onClick={onOut} aria-label={t('zoomOut')}>
        <IconMinus size={16} stroke={1.6} aria-hidden />
      </button>
    </div>
  )
}
