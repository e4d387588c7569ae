import type { FilterField } from '#web/filters'
import { LeadPriority, LeadState } from '../../contract/index.ts'
import type { LeadSay } from './say.ts'
import type { View } from './view.ts'

/** What the filter bar holds: texts and lists. */
export type BarValue = Readonly<Record<string, string | readonly string[] | undefined>>

/** The pills, first those that are always there. */
export function fieldsOf(
  { t }: Pick<LeadSay, 't'>,
  agencies: readonly { readonly id: number; readonly name: string }[],
): FilterField<BarValue>[] {
  const yes = (key: string, label: string, words: string): FilterField<BarValue> => ({
    kind: 'choice',
    key,
    label,
    options: [{ value: 'true', label: words }],
    pinned: true,
  })
  return [
    { kind: 'text', key: 'q', label: t('search'), placeholder: t('searchHelp'), pinned: true },
    {
      kind: 'choice',
      key: 'state',
      label: t('state'),
      options: LeadState.options.map((value) => ({ value, label: t(`state.${value}`) })),
      multiple: true,
      pinned: true,
    },
    {
      kind: 'choice',
      key: 'agency',
      label: t('agency'),
      options: agencies.map(({ id, name }) => ({ value: String(id), label: name })),
      pinned: true,
    },
    yes('late', t('lateFilter'), t('lateYes')),
    yes('mine', t('mine'), t('mineYes')),
    yes('unread', t('unread'), t('unreadYes')),
    {
      kind: 'choice',
      key: 'priority',
      label: t('priority'),
      options: LeadPriority.options.map((value) => ({ value, label: t(`priority.${value}`) })),
    },
  ]
}

/** The filter of the address as the bar has it. */
export const barOf = ({ cursor: _cursor, at: _at, ...filter }: View): BarValue =>
  Object.fromEntries(
    Object.entries(filter).map(([name, value]) => [name, Array.isArray(value) ? value : text(value)]),
  )

const text = (value: unknown) =>
  value === undefined || value === false ? undefined : String(value as string)

/** What changes of the address: a new filter begins on its first page. */
export function fromBar(next: BarValue, before: BarValue): Record<string, unknown> {
  const names = Object.keys({ ...before, ...next })
  return {
    ...Object.fromEntries(names.map((name) => [name, next[name]])),
    cursor: undefined,
    at: undefined,
  }
}
