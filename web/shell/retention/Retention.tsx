import { SegmentedControl } from '@mantine/core'
import { z } from 'zod'
import { Category } from '#contract'
import { useMessages } from '#web/messages'
import { PageBody, PageHead, WithSidePanel } from '#web/page'
import type { SidePanelProps } from '#web/page'
import { useSearch } from '#web/pages'
import type { ChangeSearch } from '#web/pages'
import { useMay } from '#web/session'
import { Empty } from '#web/states'
import { CategoryPanel } from './CategoryPanel.tsx'
import { Holds } from './Holds.tsx'
import { PlaceHold } from './PlaceHold.tsx'
import { Purges } from './Purges.tsx'
import { Schedules } from './Schedules.tsx'
import { words } from './words.ts'

const Show = z.enum(['schedules', 'holds', 'purges'])
const Search = z.object({
  show: Show.optional(),
  category: Category.optional(),
  place: z.literal('yes').optional(),
})

/** How long records are kept, what must stay, and what was destroyed with its proof. */
export default function Retention() {
  const t = useMessages(words)
  if (useMay('retention.read')) return <Room />
  return (
    <>
      <PageHead title={t('title')} />
      <PageBody>
        <Empty title={t('forbiddenTitle')}>{t('forbiddenText')}</Empty>
      </PageBody>
    </>
  )
}

function Room() {
  const t = useMessages(words)
  const manages = useMay('retention.manage')
  const [search, change] = useSearch(Search)
  const show = search.show ?? 'schedules'
  const { category } = search
  return (
    <WithSidePanel panel={usePanel(show, search, change)}>
      <PageHead title={t('title')} count={t('count')} />
      <PageBody>
        <div>
          <SegmentedControl
            aria-label={t('show')}
            value={show}
            onChange={(value) => change({ show: Show.parse(value), category: undefined, place: undefined })}
            data={Show.options.map((value) => ({ value, label: t(value) }))}
          />
        </div>
        {show === 'schedules' && (
          <Schedules selected={category} onSelect={(chosen) => change({ category: chosen })} />
        )}
        {show === 'holds' && <Holds onPlace={manages ? () => change({ place: 'yes' }) : undefined} />}
        {show === 'purges' && <Purges />}
      </PageBody>
    </WithSidePanel>
  )
}

function usePanel(
  show: z.infer<typeof Show>,
  { category, place }: z.infer<typeof Search>,
  change: ChangeSearch,
): SidePanelProps | null {
  const t = useMessages(words)
  const manages = useMay('retention.manage')
  const close = () => change({ category: undefined, place: undefined })
  if (show === 'holds' && place && manages)
    return { title: t('place'), onClose: close, children: <PlaceHold onDone={close} /> }
  if (show !== 'schedules' || !category) return null
  const at = Category.options.indexOf(category)
  const stepTo = (to: Category | undefined) => to && (() => change({ category: to }))
  return {
    title: t(category),
    onClose: close,
    onPrevious: stepTo(Category.options[at - 1]),
    onNext: stepTo(Category.options[at + 1]),
    children: <CategoryPanel key={category} category={category} manages={manages} />,
  }
}
