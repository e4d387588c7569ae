import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { z } from 'zod'
import { useCall, useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { PageBody, PageHead } from '#web/page'
import { PageLink, usePageTitle, useSearch } from '#web/pages'
import { useMay } from '#web/session'
import { Empty, ErrorNotice, Loading } from '#web/states'
import {
  countCaseLinks,
  countNetworkLeads,
  listCaseLinks,
  listNetworkLeads,
  listTasks,
  matchAgain,
  readNetworkLead,
  settleTask,
  type MatchTask,
  type Proposal,
} from '../../contract/index.ts'
import { MayNot } from './parts.tsx'
import { words } from './words.ts'
import styles from './network.module.css'

const Search = z.object({ cursor: z.string().max(400).optional() })
const STALE = [listTasks, listNetworkLeads, countNetworkLeads, readNetworkLead, listCaseLinks, countCaseLinks]

/** Acquisitions of the lists that the house could not match by itself, for a person to settle. */
export default function MatchingPage() {
  return useMay('ballistics.network') ? <Matching /> : <MayNot />
}

function Matching() {
  const t = useMessages(words)
  const [{ cursor }, change] = useSearch(Search)
  const query = { limit: 20, ...(cursor && { cursor }) }
  const { data, error, isPending, refetch } = useCall(listTasks, { query }, { keepPrevious: true })
  const again = useChange(matchAgain, {
    invalidates: STALE,
    onSuccess: ({ matched }) => notifyDone({ message: t('matchedAgain', { count: matched }) }),
  })
  usePageTitle(t('matching'))
  const open = data ? data.counts.unknown + data.counts.differs : 0
  return (
    <>
      <PageHead
        title={t('matching')}
        {...(data && { count: t('matchingCount', { count: open }) })}
        actions={
          <>
            <PageLink to="/ballistics/network">{t('toNetwork')}</PageLink>
            <Button variant="default" loading={again.isPending} onClick={() => again.mutate({})}>
              {t('again')}
            </Button>
          </>
        }
      />
      {isPending && <Loading shape="list" />}
      {error && (
        <PageBody>
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        </PageBody>
      )}
      {data && data.tasks.length === 0 && (
        <PageBody>
          <Empty title={t('allMatched')}>{t('allMatchedText')}</Empty>
        </PageBody>
      )}
      <ul className={styles['tasks']}>
        {data?.tasks.map((task) => (
          <Task key={task.lead + task.side} task={task} />
        ))}
      </ul>
      {data?.next && (
        <div className={styles['inset']}>
          <Button variant="default" onClick={() => change({ cursor: data.next }, { push: true })}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  )
}

function Task({ task }: { task: MatchTask }) {
  const t = useMessages(words)
  const [other, setOther] = useState('')
  const settle = useChange(settleTask, {
    invalidates: STALE,
    onSuccess: ({ leads }) => notifyDone({ message: t('settled', { count: leads }) }),
  })
  const choose = (exhibit: string | null) =>
    settle.mutate({ params: { id: task.lead, side: task.side }, body: { exhibit } })
  const differs = task.task === 'case-differs'
  return (
    <li className={styles['task']}>
      <div>
        <p className={styles['taskTitle']}>
          <span className="mono">{task.acquisition ?? task.caseNumber}</span>
          <span className={styles['quiet']}>{t(`task.${task.task}`)}</span>
        </p>
        {task.acquisition && task.caseNumber && <p>{t('caseInList', { number: task.caseNumber })}</p>}
        <p className={styles['quiet']}>
          {t('namedBy', { leads: task.leads.map(({ number }) => number).join(', ') })}
        </p>
      </div>
      <div>
        <p className={styles['quiet']}>
          {t(differs ? 'differsWhy' : task.proposals.length > 0 ? 'unknownWhy' : 'noProposal')}
        </p>
        <ul className={styles['proposals']}>
          {task.proposals.map((one) => (
            <ProposalLine key={one.exhibitId} proposal={one} busy={settle.isPending} onChoose={choose} />
          ))}
        </ul>
        <form
          className={styles['actions']}
          onSubmit={(event) => {
            event.preventDefault()
            if (other.trim()) choose(other.trim())
          }}
        >
          <TextInput
            aria-label={t('otherExhibit')}
            placeholder={t('otherExhibit')}
            value={other}
            maxLength={80}
            onChange={(event) => setOther(event.currentTarget.value)}
            w={280}
          />
          <Button type="submit" variant="default" disabled={other.trim() === '' || settle.isPending}>
            {t('choosing')}
          </Button>
          {!differs && (
            <Button variant="subtle" disabled={settle.isPending} onClick={() => choose(null)}>
              {t('none')}
            </Button>
          )}
        </form>
        {settle.error && <ErrorNotice error={settle.error} />}
      </div>
    </li>
  )
}

interface ProposalLineProps {
  proposal: Proposal
  busy: boolean
  onChoose: (exhibit: string) => void
}

function ProposalLine({ proposal, busy, onChoose }: ProposalLineProps) {
  const t = useMessages(words)
  const { because, exhibit } = proposal
  const value = because === 'acquisition-near' ? (proposal.acquisition ?? '') : proposal.caseNumber
  return (
    <li className={styles['proposal']}>
      <Button
        variant="default"
        size="compact-sm"
        disabled={busy}
        onClick={() => onChoose(proposal.exhibitId)}
      >
        {t(because === 'as-matched' ? 'keep' : 'itIs', { exhibit })}
      </Button>
      <span className={styles['proposalText']}>
        {t(`because.${because}`, { value })}
        <span className={styles['quiet']}>
          {' '}
          {[proposal.agency, proposal.calibre, proposal.acquisition].filter(Boolean).join(', ')}
        </span>
      </span>
    </li>
  )
}
