import type { FilterField } from '#web/filters'
import type { Say } from '#web/messages'
import * as code from '../../contract/codes.ts'
import type { words } from '../words.ts'
import type { text } from './text.ts'

/** What the filter bar holds: texts and lists. */
export type BarValue = Readonly<Record<string, string | readonly string[] | undefined>>

interface FieldsOf {
  readonly t: Say<(typeof text)['en']>
  readonly code: Say<(typeof words)['en']>
  readonly agencies: readonly { readonly id: number; readonly name: string }[]
  readonly today: string
}

/** The pills, first those that are always there. */
export function fieldsOf({ t, code: say, agencies, today }: FieldsOf): FilterField<BarValue>[] {
  const options = <K extends string>(list: readonly K[], of: (value: K) => string) =>
    list.map((value) => ({ value, label: of(value) }))
  return [
    { kind: 'text', key: 'q', label: t('search'), placeholder: t('searchHelp'), pinned: true },
    {
      kind: 'choice',
      key: 'stage',
      label: t('stage'),
      options: options(code.ExhibitStage.options, (stage) => say(`stage.${stage}`)),
      multiple: true,
      pinned: true,
    },
    {
      kind: 'choice',
      key: 'kind',
      label: t('kind'),
      options: options(code.ExhibitKind.options, (kind) => say(`kind.${kind}`)),
      multiple: true,
      pinned: true,
    },
    { kind: 'dates', from: 'from', to: 'to', label: t('collectedOn'), today, pinned: true },
    { kind: 'dates', from: 'receivedFrom', to: 'receivedTo', label: t('received'), today },
    {
      kind: 'choice',
      key: 'triage',
      label: t('triage'),
      options: options(code.TriageOutcome.options, (outcome) => say(`triage.${outcome}`)),
      multiple: true,
    },
    { kind: 'text', key: 'calibre', label: t('calibre') },
    { kind: 'text', key: 'holder', label: t('holder') },
    {
      kind: 'choice',
      key: 'unnumbered',
      label: t('unnumbered'),
      options: [
        { value: 'true', label: t('unnumberedYes') },
        { value: 'false', label: t('unnumberedNo') },
      ],
    },
    ...(agencies.length > 1
      ? [
          {
            kind: 'choice' as const,
            key: 'agency',
            label: t('sharedBy'),
            options: agencies.map(({ id, name }) => ({ value: String(id), label: name })),
            multiple: true,
          },
        ]
      : []),
  ]
}

/** The bar takes partial dates, the address whole days: a month begins on its first and ends on its last. */
export function fromBar(next: BarValue, before: BarValue): Record<string, unknown> {
  const names = Object.keys({ ...before, ...next })
  const value = (name: string) => {
    const given = next[name]
    return typeof given === 'string' && /^(from|to|received(From|To))$/.test(name)
      ? wholeDay(given, /from$/i.test(name) ? 'first' : 'last')
      : given
  }
  return { ...Object.fromEntries(names.map((name) => [name, value(name)])), cursor: undefined, at: undefined }
}

function wholeDay(partial: string, end: 'first' | 'last'): string {
  if (partial.length === 10) return partial
  const month = partial.length === 4 ? `${partial}-${end === 'first' ? '01' : '12'}` : partial
  if (end === 'first') return `${month}-01`
  const [year = 0, number = 1] = month.split('-').map(Number)
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`
}
