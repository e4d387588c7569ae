import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { useGo } from '#web/pages'
import { useStops } from './stops.ts'
import { leadTo, standsAt, useTourStop } from './tour-state.ts'
import { words } from './words.ts'
import styles from './tour.module.css'

/** The tour beside the page it speaks of: it leads from page to page and never stands in the way of work. */
export default function Tour() {
  const stops = useStops()
  const at = useTourStop()
  if (at === null) return null
  return <Card stops={stops} at={Math.min(at, stops.length - 1)} />
}

function Card({ stops, at }: { stops: ReturnType<typeof useStops>; at: number }) {
  const t = useMessages(words)
  const go = useGo()
  const { title, text } = stops[at]!
  const last = at === stops.length - 1
  const move = (step: 1 | -1, from = at) => {
    const to = from + step
    leadTo(to)
    const { find, path } = stops[to]!
    if (!find) return go(path)
    // Where there is no record to stand before the tour goes on; a later step of the person goes first.
    void find()
      .catch(() => null)
      .then((found) => standsAt(to) && (found ? go(found) : move(step, to)))
  }
  return (
    <section className={styles.card} aria-label={t('what')}>
      <div className={styles.head}>
        <span className={styles.count}>{t('stop', { n: at + 1, count: stops.length })}</span>
        <ActionIcon variant="subtle" onClick={() => leadTo(null)} aria-label={t('close')}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </div>
      <div aria-live="polite">
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.text}>{text}</p>
      </div>
      <div className={styles.foot}>
        {at > 0 && (
          <Button variant="default" onClick={() => move(-1)}>
            {t('back')}
          </Button>
        )}
        <Button onClick={() => (last ? leadTo(null) : move(1))}>{t(last ? 'done' : 'next')}</Button>
      </div>
    </section>
  )
}
