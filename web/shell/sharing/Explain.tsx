import { Select } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { z } from 'zod'
import { Purpose } from '#contract'
import { useCall } from '#web/client'
import { useMessages } from '#web/messages'
import { Facts, PageBody, PageHead, Section } from '#web/page'
import { PageLink, useSearch } from '#web/pages'
import { purposeWords, useMay, usePerson } from '#web/session'
import { categoryWords } from '#web/sharing'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { explainRecord, listExplainable } from '../../../platform/sharing/contract.ts'
import type { Explanation } from '../../../platform/sharing/contract.ts'
import { stepWords } from './steps.ts'
import { words } from './words.ts'
import styles from './sharing.module.css'

const Search = z.object({
  type: z.string().optional(),
  id: z.uuid().optional(),
  person: z.uuid().optional(),
  purpose: Purpose.optional(),
})

/** Why a person can or cannot see a record: every rule, and whether it lets them pass. */
export default function Explain() {
  const t = useMessages(words)
  const [{ type, id, person, purpose }] = useSearch(Search)
  return (
    <>
      <PageHead title={t('explainTitle')} count={t('explainCount')} />
      <PageBody narrow>
        {type && id ? (
          <Asked query={{ type, id, ...(person && { person }), ...(purpose && { purpose }) }} />
        ) : (
          <Empty title={t('explainPick')} />
        )}
      </PageBody>
    </>
  )
}

interface AskedProps {
  query: { type: string; id: string; person?: string; purpose?: Purpose }
}

function Asked({ query }: AskedProps) {
  const { data, error, isPending } = useCall(explainRecord, { query }, { keepPrevious: true })
  return (
    <>
      <Questions query={query} purposes={data?.purposes ?? []} stated={data?.purpose} />
      {error && <ErrorNotice error={error} />}
      {isPending && <Loading shape="list" />}
      {data && !error && <Answer explanation={data} />}
    </>
  )
}

interface QuestionsProps extends AskedProps {
  purposes: readonly Purpose[]
  stated: Purpose | undefined
}

function Questions({ query, purposes, stated }: QuestionsProps) {
  const t = useMessages(words)
  const [, change] = useSearch(Search)
  const self = usePerson()
  const asks = useMay('sharing.explain')
  const people = useCall(listExplainable, {}, { enabled: asks }).data?.people ?? []
  return (
    <div className={styles.pair}>
      {asks && (
        <Select
          label={t('person')}
          searchable
          allowDeselect={false}
          value={query.person ?? self.id}
          data={[
            { value: self.id, label: t('yourself') },
            ...people
              .filter((one) => one.id !== self.id)
              .map((one) => ({ value: one.id, label: `${one.name} · ${one.agency.name}` })),
          ]}
          onChange={(person) =>
            change({ person: person === self.id ? undefined : (person ?? undefined), purpose: undefined })
          }
        />
      )}
      <Select
        label={t('statedPurpose')}
        allowDeselect={false}
        value={stated ?? null}
        data={purposes.map((value) => ({ value, label: purposeWords(value) }))}
        onChange={(value) => change({ purpose: Purpose.parse(value) })}
      />
    </div>
  )
}

function Answer({ explanation }: { explanation: Explanation }) {
  const t = useMessages(words)
  const { person, record, visible, parts, steps } = explanation
  const hidden = parts.filter((part) => !part.seen)
  const name = `${person.name} (${person.agency})`
  const verdict = !visible ? 'seesNot' : hidden.length > 0 ? 'seesParts' : 'sees'
  return (
    <>
      <div className={styles.stack} role="status">
        <p className={styles.verdict}>{t(verdict, { name })}</p>
        <Facts
          facts={[
            [t('what'), <WhatRecord key="what" record={record} />],
            [t('keptBy', { name: '' }).trim(), record.owner],
            [t('partsSeen'), hidden.length > 0 ? titles(parts.filter((part) => part.seen)) : null],
            [t('partsHidden'), visible ? titles(hidden) : null],
          ]}
        />
      </div>
      <Section title={t('rule')}>
        <ul className={styles.steps}>
          {steps.map((step, index) => (
            <li key={`${step.rule}${index}`}>
              {step.passed ? (
                <IconCheck size={16} stroke={1.8} aria-label={t('passed')} role="img" />
              ) : (
                <IconX size={16} stroke={1.8} aria-label={t('failed')} role="img" />
              )}
              <span data-passed={step.passed}>{stepWords(t, step, explanation.source)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

function WhatRecord({ record }: Pick<Explanation, 'record'>) {
  const kind = categoryWords(record.category)
  return record.path ? <PageLink to={record.path}>{kind}</PageLink> : kind
}

const titles = (parts: Explanation['parts']): string => parts.map(({ title }) => title).join(', ')
