import { ActionIcon } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { addressOf, useCall } from '#web/client'
import { Section } from '#web/page'
import { PageLink } from '#web/pages'
import { useMay } from '#web/session'
import { ErrorNotice } from '#web/states'
import {
  exhibitDocument,
  listCaseLinks,
  type Case,
  type CaseLink,
  type Exhibit,
} from '../../contract/index.ts'
import { CaseName, Sources, State } from '../network/parts.tsx'
import { useLeadSay } from './say.ts'
import styles from './leads.module.css'

/** Cases that leads and hits link with the case of an exhibit through it, of both sources. */
export const ExhibitLinks = ({ exhibit }: { exhibit: Exhibit }) => (
  <Links query={{ exhibit: exhibit.id }} own={exhibit.case?.id} />
)

/** Cases that leads and hits link with a case. */
export const LinkedCases = ({ its }: { its: Case }) => <Links query={{ casefile: its.id }} own={its.id} />

/** The history of an exhibit on paper. */
export function PrintHistory({ exhibit }: { exhibit: Exhibit }) {
  const { t } = useLeadSay()
  if (!useMay('ballistics.export')) return null
  return (
    <ActionIcon
      component="a"
      href={addressOf(exhibitDocument, { id: exhibit.id })}
      download
      variant="default"
      aria-label={t('printHistory')}
      title={t('printHistory')}
    >
      <IconPrinter size={16} stroke={1.6} />
    </ActionIcon>
  )
}

interface LinksProps {
  readonly query: { readonly exhibit?: string; readonly casefile?: string }
  readonly own: string | undefined
}

function Links({ query, own }: LinksProps) {
  const { t } = useLeadSay()
  const links = useCall(listCaseLinks, { query: { ...query, limit: 50 } })
  if (links.error) return <ErrorNotice error={links.error} onRetry={() => void links.refetch()} />
  const rows = links.data?.links ?? []
  if (rows.length === 0) return null
  return (
    <Section title={t('linked')} note={rows.length}>
      <ul className={styles['links']}>
        {rows.map((link) => (
          <Link key={link.key} link={link} own={own} />
        ))}
      </ul>
    </Section>
  )
}

function Link({ link, own }: { link: CaseLink; own: string | undefined }) {
  const other = link.cases.find((one) => one?.id !== own) ?? null
  return (
    <li>
      <State state={link.state} />
      <CaseName one={other} />
      <Sources sources={link.sources} />
      <span className={styles['linkLeads']}>
        {link.leads.map(({ source, id, number }) => (
          <PageLink
            key={id}
            to={source === 'network' ? `/ballistics/network/leads/${id}` : `/ballistics/leads/${id}`}
            inherit
          >
            {number}
          </PageLink>
        ))}
      </span>
    </li>
  )
}
