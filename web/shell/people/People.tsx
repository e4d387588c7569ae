import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { z } from 'zod'
import { useCall } from '#web/client'
import { useKeys } from '#web/keyboard'
import { useMessages } from '#web/messages'
import { PageBody, PageHead, WithSidePanel } from '#web/page'
import type { SidePanelProps } from '#web/page'
import { useSearch } from '#web/pages'
import { useMay, useSession } from '#web/session'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { listPeople } from '../../../platform/access/contract.ts'
import type { PersonDetails } from '../../../platform/access/contract.ts'
import { Invitations } from './Invitations.tsx'
import { InvitePanel } from './InvitePanel.tsx'
import { PeopleTable } from './PeopleTable.tsx'
import { PersonPanel } from './PersonPanel.tsx'
import { words } from './words.ts'

const Search = z.object({ person: z.uuid().optional(), invite: z.literal('yes').optional() })
const NOBODY: readonly PersonDetails[] = []

/** The people of the agency: who may do what, and invitations. */
export default function People() {
  const t = useMessages(words)
  const sees = useMay('people.read')
  if (sees) return <PeopleList />
  return (
    <>
      <PageHead title={t('title')} />
      <PageBody>
        <Empty title={t('forbiddenTitle')}>{t('forbiddenText')}</Empty>
      </PageBody>
    </>
  )
}

function PeopleList() {
  const t = useMessages(words)
  const manages = useMay('people.manage')
  const [search, change] = useSearch(Search)
  const list = useCall(listPeople, {})
  const people = list.data?.people ?? NOBODY
  const at = people.findIndex(({ id }) => id === search.person)
  const open = (person: PersonDetails | undefined) => change({ person: person?.id, invite: undefined })
  const close = () => change({ person: undefined, invite: undefined })
  useKeys([
    { keys: 'j', label: t('next'), run: () => open(people[at + 1] ?? people[at]) },
    { keys: 'k', label: t('previous'), run: () => open(people[Math.max(at - 1, 0)]) },
    { keys: 'Escape', label: t('done'), run: close },
  ])
  const panel = panelFor(people[at], { t, inviting: search.invite === 'yes' && manages, manages, close })
  const steps =
    at < 0 ? {} : { onPrevious: stepTo(people[at - 1], open), onNext: stepTo(people[at + 1], open) }
  return (
    <WithSidePanel panel={panel && { ...panel, ...steps }}>
      <Head
        people={people}
        onInvite={manages ? () => change({ invite: 'yes', person: undefined }) : undefined}
      />
      <PageBody>
        {list.isPending && <Loading shape="table" />}
        {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && people.length === 0 && <Empty title={t('noneTitle')}>{t('noneText')}</Empty>}
        {people.length > 0 && <PeopleTable people={people} selected={search.person} onSelect={open} />}
        {list.data && <Invitations invited={list.data.invited} manages={manages} />}
      </PageBody>
    </WithSidePanel>
  )
}

const stepTo = (person: PersonDetails | undefined, open: (person: PersonDetails) => void) =>
  person && (() => open(person))

interface PanelContext {
  t: (key: keyof (typeof words)['en']) => string
  inviting: boolean
  manages: boolean
  close: () => void
}

function panelFor(
  person: PersonDetails | undefined,
  { t, inviting, manages, close }: PanelContext,
): SidePanelProps | null {
  if (inviting) return { title: t('invite'), onClose: close, children: <InvitePanel onDone={close} /> }
  if (!person) return null
  return {
    title: person.name,
    subtitle: person.email,
    onClose: close,
    children: <PersonPanel key={person.id} person={person} manages={manages} />,
  }
}

function Head({
  people,
  onInvite,
}: {
  people: readonly PersonDetails[]
  onInvite: (() => void) | undefined
}) {
  const t = useMessages(words)
  const { agency } = useSession()
  const disabled = people.filter((person) => person.disabled).length
  const locked = people.filter((person) => person.locked).length
  const count = [
    people.length > 0 && t('count', { count: people.length, agency: agency?.name ?? '' }),
    disabled > 0 && t('disabledCount', { count: disabled }),
    locked > 0 && t('lockedCount', { count: locked }),
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <PageHead
      title={t('title')}
      count={count}
      actions={
        onInvite && (
          <Button leftSection={<IconPlus size={16} stroke={1.6} />} onClick={onInvite}>
            {t('invite')}
          </Button>
        )
      }
    />
  )
}
