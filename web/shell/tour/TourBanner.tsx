import { useMessages } from '#web/messages'
import { leadTo, useTourStop } from './tour-state.ts'
import { words } from './words.ts'
import styles from './tour.module.css'

/** Says on every page of the demonstration that all of it is invented, and opens the tour. */
export function TourBanner() {
  const t = useMessages(words)
  const open = useTourStop() !== null
  return (
    <div className={styles.banner}>
      <span className={styles.sentence}>{t('banner')}</span>
      <span className={styles.short}>{t('bannerShort')}</span>
      <button
        type="button"
        className={styles.open}
        aria-expanded={open}
        onClick={() => leadTo(open ? null : 0)}
      >
        {t('what')}
      </button>
    </div>
  )
}
