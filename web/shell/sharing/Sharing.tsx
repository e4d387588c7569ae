import { SegmentedControl } from '@mantine/core'
import { z } from 'zod'
import { useMessages } from '#web/messages'
import { PageBody, PageHead } from '#web/page'
import { useSearch } from '#web/pages'
import { useMay } from '#web/session'
import { Empty } from '#web/states'
import { Agreements } from './Agreements.tsx'
import { Collections } from './Collections.tsx'
import { Grants } from './Grants.tsx'
import { Groups } from './Groups.tsx'
import { Notices } from './Notices.tsx'
import { Reviews } from './Reviews.tsx'
import { words } from './words.ts'
import styles from './sharing.module.css'

const Show = z.enum(['agreements', 'grants', 'groups', 'collections', 'notices', 'reviews'])
const Search = z.object({ show: Show.optional() })

/** What agencies share with each other: agreements, what is shared under them, groups, and what others told. */
export default function Sharing() {
  const t = useMessages(words)
  const reads = useMay('sharing.read')
  const shares = useMay('sharing.share')
  const follows = useMay('sharing.follow')
  const reviews = useMay('sharing.review')
  const [search, change] = useSearch(Search)
  const may = {
    agreements: reads,
    grants: reads,
    groups: reads,
    collections: shares,
    notices: follows,
    reviews,
  }
  const open = Show.options.filter((one) => may[one])
  const show = open.find((one) => one === search.show) ?? open[0]
  return (
    <>
      <PageHead title={t('title')} count={t('count')} />
      <PageBody>
        {show === undefined && <Empty title={t('forbiddenTitle')}>{t('forbiddenText')}</Empty>}
        {open.length > 1 && (
          <div className={styles.switch}>
            <SegmentedControl
              aria-label={t('show')}
              value={show ?? ''}
              onChange={(value) => change({ show: Show.parse(value) })}
              data={open.map((value) => ({ value, label: t(value) }))}
            />
          </div>
        )}
        {show === 'agreements' && <Agreements />}
        {show === 'grants' && <Grants />}
        {show === 'groups' && <Groups />}
        {show === 'collections' && <Collections />}
        {show === 'notices' && <Notices />}
        {show === 'reviews' && <Reviews />}
      </PageBody>
    </>
  )
}
