import type { FilterField } from '#web/filters'
import type { Say } from '#web/messages'
import type { QueueSummary } from '../../contract/index.ts'
import type { text } from './text.ts'

export type BarValue = Readonly<Record<string, string | readonly string[] | undefined>>

/** The pills; the agency that keeps exhibits only where another shares its own. */
export function fieldsOf(
  t: Say<(typeof text)['en']>,
  { keeper, keepers, agencies, sites }: Pick<QueueSummary, 'keeper' | 'keepers' | 'agencies' | 'sites'>,
): FilterField<BarValue>[] {
  const shown = keepers.find(({ id }) => id === keeper)
  const named = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
  const yesNo = (yes: string, no: string) => [
    { value: 'true', label: yes },
    { value: 'false', label: no },
  ]
  return [
    {
      kind: 'choice',
      key: 'late',
      label: t('lateOnly'),
      options: yesNo(t('lateYes'), t('lateNo')),
      pinned: true,
    },
    {
      kind: 'choice',
      key: 'delayed',
      label: t('delayedOnly'),
      options: yesNo(t('delayedYes'), t('delayedNo')),
      pinned: true,
    },
    ...(agencies.length > 1
      ? [
          {
            kind: 'choice' as const,
            key: 'agency',
            label: t('agency'),
            options: named(agencies),
            pinned: true,
          },
        ]
      : []),
    ...(sites.length > 0
      ? [{ kind: 'choice' as const, key: 'site', label: t('site'), options: named(sites), pinned: true }]
      : []),
    ...(keepers.length > 1
      ? [
          {
            kind: 'choice' as const,
            key: 'keeper',
            label: t('keeper'),
            options: keepers.map(({ id, name }) => ({ value: String(id), label: name })),
            ...(shown && { usual: shown.name }),
            pinned: true,
          },
        ]
      : []),
  ]
}
