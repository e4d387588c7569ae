import { z } from 'zod'
import { Purpose } from '#contract'
import type { CallOutput } from '#contract'
import type { FilterField } from '#web/filters'
import { purposeWords } from '#web/session'
import { auditFilter, Outcome, type AuditFilter, type readChoices } from '../../../platform/audit/contract.ts'
import type { words } from './words.ts'

/** The address of the search: its filters, and the entry that is open beside it. */
export const Search = auditFilter.extend({ entry: z.string().max(40).optional() })
export type AuditSearch = z.infer<typeof Search>

export const filterOf = (search: AuditSearch): AuditFilter => auditFilter.parse(search)

type Say = (key: keyof (typeof words)['en']) => string
type Choices = CallOutput<typeof readChoices>

/** What a search can be narrowed by. */
export function fieldsOf(t: Say, today: string, choices: Choices | undefined): FilterField<AuditSearch>[] {
  const people = (choices?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const actions = (choices?.actions ?? []).map(({ id, words: label }) => ({ value: id, label }))
  return [
    { kind: 'dates', from: 'from', to: 'to', label: t('period'), today, pinned: true },
    { kind: 'choice', key: 'person', label: t('who'), options: people, pinned: true },
    { kind: 'choice', key: 'action', label: t('action'), options: actions, pinned: true },
    {
      kind: 'choice',
      key: 'outcome',
      label: t('outcome'),
      options: Outcome.options.map((value) => ({ value, label: t(value) })),
      pinned: true,
    },
    {
      kind: 'choice',
      key: 'purpose',
      label: t('purpose'),
      options: Purpose.options.map((value) => ({ value, label: purposeWords(value) })),
    },
    { kind: 'text', key: 'type', label: t('recordType'), placeholder: t('typeHint') },
    { kind: 'text', key: 'record', label: t('record'), placeholder: t('recordHint') },
  ]
}
