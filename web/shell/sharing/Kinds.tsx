import { Checkbox, MultiSelect } from '@mantine/core'
import { Category } from '#contract'
import { useFormats, useMessages } from '#web/messages'
import { categoryWords } from '#web/sharing'
import type { StepProps } from './AgreementForm.tsx'
import { partsOf } from './say.ts'
import { words } from './words.ts'
import styles from './sharing.module.css'

/** What may be shared: kinds, with what the law says of each, and parts left out. */
export function Kinds({ values, set, choices, wrong }: StepProps) {
  const t = useMessages(words)
  const parts = partsOf(choices, values.categories)
  const chosen = choices.categories.filter(({ category }) => values.categories.includes(category))
  return (
    <fieldset className={styles.step}>
      <legend>{t('stepWhat')}</legend>
      <MultiSelect
        label={t('kinds')}
        description={t('kindsHelp')}
        data={choices.categories.map(({ category }) => ({ value: category, label: categoryWords(category) }))}
        value={values.categories}
        onChange={(categories) =>
          set({ categories: categories.map((one) => Category.parse(one)), leftOut: [] })
        }
        error={wrong('categories')}
        hidePickedOptions
      />
      {chosen.map((kind) => (
        <LawOf key={kind.category} kind={kind} />
      ))}
      {parts.length > 0 && (
        <MultiSelect
          label={t('parts')}
          description={t('partsHelp')}
          placeholder={values.leftOut.length === 0 ? t('partsNone') : ''}
          data={parts.map(({ part, title }) => ({ value: part, label: title }))}
          value={values.leftOut}
          onChange={(leftOut) => set({ leftOut })}
          error={wrong('fields')}
        />
      )}
      <Checkbox
        label={t('restricted')}
        description={t('restrictedHelp')}
        checked={values.restricted}
        onChange={(event) => set({ restricted: event.currentTarget.checked })}
      />
    </fieldset>
  )
}

/** What the law says of a kind of record, where it says something. */
function LawOf({ kind }: { kind: StepProps['choices']['categories'][number] }) {
  const t = useMessages(words)
  const { list } = useFormats()
  const name = categoryWords(kind.category)
  const kinds = kind.kinds?.map((one) => one.replaceAll('-', ' '))
  if (kind.sharing === 'by label' && !kinds) return null
  return (
    <div>
      {kind.sharing === 'record by record' && (
        <p className={styles.small}>{t('byRecord', { kind: name, source: kind.source })}</p>
      )}
      {kinds && (
        <p className={styles.small}>{t('byKind', { kind: name, kinds: list(kinds), source: kind.source })}</p>
      )}
    </div>
  )
}
