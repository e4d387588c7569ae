import { useMessages } from '#web/messages'
import { PageBody } from '#web/page'
import { Empty } from '#web/states'
import { text } from './text.ts'

/** For people whose role does not import. */
export function MayNot() {
  const t = useMessages(text)
  return (
    <PageBody>
      <Empty centred title={t('mayNotTitle')}>
        {t('mayNotText')}
      </Empty>
    </PageBody>
  )
}
