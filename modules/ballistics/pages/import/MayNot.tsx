import { useMessages } from '#web/messages'
import { PageBody } from '#web/page'
import { usePageTitle } from '#web/pages'
import { Empty } from '#web/states'
import { text } from './text.ts'

/** For people whose role does not import. */
export function MayNot() {
  const t = useMessages(text)
  usePageTitle(t('title'))
  return (
    <PageBody>
      <Empty centred title={t('mayNotTitle')}>
        {t('mayNotText')}
      </Empty>
    </PageBody>
  )
}
