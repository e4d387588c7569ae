import { Button, Group } from '@mantine/core'
import { useFormats, useMessages } from '#web/messages'
import type { DraftState } from './useDraft.ts'
import { words } from './words.ts'
import styles from './forms.module.css'

/** Offers what was typed here before; nothing shows when there is no draft. */
export function DraftOffer({ draft }: { draft: Pick<DraftState<object>, 'offer' | 'restore' | 'discard'> }) {
  const t = useMessages(words)
  const { moment } = useFormats()
  if (!draft.offer) return null
  return (
    <div className={styles.offer} role="status">
      <span>{t('draftFound', { moment: moment(draft.offer.savedAt) })}</span>
      <Group gap={8}>
        <Button variant="default" onClick={draft.restore}>
          {t('restore')}
        </Button>
        <Button variant="subtle" onClick={draft.discard}>
          {t('discard')}
        </Button>
      </Group>
    </div>
  )
}
