import { Button } from '@mantine/core'
import { useMessages } from '#web/messages'
import { PageBody, PageHead } from '#web/page'
import { useGo, usePageTitle } from '#web/pages'
import { words } from './words.ts'

/** For an address nobody answers, and for one that is not this person's: they look the same. */
export function NotFound() {
  const t = useMessages(words)
  const go = useGo()
  usePageTitle(t('notFoundTitle'))
  return (
    <>
      <PageHead title={t('notFoundTitle')} />
      <PageBody>
        <p style={{ margin: 0 }}>{t('notFoundText')}</p>
        <div>
          <Button onClick={() => go('/')}>{t('notFoundAction')}</Button>
        </div>
      </PageBody>
    </>
  )
}
