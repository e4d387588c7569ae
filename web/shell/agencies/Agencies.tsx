import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { z } from 'zod'
import { useCall } from '#web/client'
import { useKeys } from '#web/keyboard'
import { useMessages } from '#web/messages'
import { PageBody, PageHead, WithSidePanel } from '#web/page'
import type { SidePanelProps } from '#web/page'
import { useSearch } from '#web/pages'
import { useMay } from '#web/session'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { listAgencies } from '../../../platform/access/contract.ts'
import type { Agency } from '../../../platform/access/contract.ts'
import { AgenciesTable } from './AgenciesTable.tsx'
import { AgencyDetails } from './AgencyDetails.tsx'
import { CreatePanel } from './CreatePanel.tsx'
import { words } from './words.ts'

const Search = z.object({ agency: z.coerce.number().int().optional(), create: z.literal('yes').optional() })
const NONE: readonly Agency[] = []

/** The agencies of the installation for those who run it; for everyone else their own. */
export default function Agencies() {
  const t = useMessages(words)
  const sees = useMay('agencies.read')
  const list = useCall(listAgencies, {}, { enabled: sees })
  const agencies = list.data?.agencies ?? NONE
  if (list.data?.mayCreate) return <AgencyList agencies={agencies} />
  return (
    <>
      <PageHead title={agencies[0]?.name ?? t('one')} count={agencies[0] && t('own')} />
      <PageBody narrow>
        {!sees && <Empty title={t('forbiddenTitle')}>{t('forbiddenText')}</Empty>}
        {sees && list.isPending && <Loading shape="form" />}
        {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
        {agencies.map((agency) => (
          <AgencyDetails key={agency.id} agency={agency} host={false} />
        ))}
      </PageBody>
    </>
  )
}

function AgencyList({ agencies }: { agencies: readonly Agency[] }) {
  const t = useMessages(words)
  const manages = useMay('agencies.manage')
  const [search, change] = useSearch(Search)
  const at = agencies.findIndex(({ id }) => id === search.agency)
  const open = (agency: Agency | undefined) => change({ agency: agency?.id, create: undefined })
  const close = () => change({ agency: undefined, create: undefined })
  useKeys([
    { keys: 'j', label: t('next'), run: () => open(agencies[at + 1] ?? agencies[at]) },
    { keys: 'k', label: t('previous'), run: () => open(agencies[Math.max(at - 1, 0)]) },
    { keys: 'Escape', label: t('done'), run: close },
  ])
  const stopped = agencies.filter(({ stoppedAt }) => stoppedAt !== null).length
  const count = [t('count', { count: agencies.length }), stopped > 0 && t('stoppedCount', { count: stopped })]
  return (
    <WithSidePanel panel={panelFor(agencies[at], search.create === 'yes' && manages, close, t)}>
      <PageHead
        title={t('title')}
        count={count.filter(Boolean).join(' · ')}
        actions={
          manages && (
            <Button
              leftSection={<IconPlus size={16} stroke={1.6} />}
              onClick={() => change({ create: 'yes', agency: undefined })}
            >
              {t('create')}
            </Button>
          )
        }
      />
      <PageBody>
        {agencies.length === 0 ? (
          <Empty title={t('noneTitle')}>{t('noneText')}</Empty>
        ) : (
          <AgenciesTable agencies={agencies} selected={search.agency} onSelect={open} />
        )}
      </PageBody>
    </WithSidePanel>
  )
}

function panelFor(
  agency: Agency | undefined,
  creating: boolean,
  onClose: () => void,
  t: (key: keyof (typeof words)['en']) => string,
): SidePanelProps | null {
  if (creating) return { title: t('create'), onClose, children: <CreatePanel onDone={onClose} /> }
  if (!agency) return null
  const subtitle = [agency.own && t('own'), agency.host && t('host')].filter(Boolean).join(' · ')
  return {
    title: agency.name,
    ...(subtitle && { subtitle }),
    onClose,
    children: <AgencyDetails key={agency.id} agency={agency} host />,
  }
}
