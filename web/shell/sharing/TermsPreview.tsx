import { useMessages } from '#web/messages'
import type { SharingChoices } from '../../../platform/sharing/contract.ts'
import { useSay } from './say.ts'
import { termsFrom, type TermsValues } from './values.ts'
import { words } from './words.ts'
import styles from './sharing.module.css'

interface TermsPreviewProps {
  values: TermsValues
  choices: SharingChoices
  parts: readonly { part: string }[]
}

/** What the agreement will mean, in one sentence that anyone understands. */
export function TermsPreview({ values, choices, parts }: TermsPreviewProps) {
  const t = useMessages(words)
  const say = useSay(choices)
  const terms = termsFrom(values, parts)
  const names = choices.agencies.filter(({ id }) => terms.partners.includes(id)).map(({ name }) => name)
  const ready =
    names.length > 0 && terms.categories.length > 0 && terms.purposes.length > 0 && terms.expiresOn !== ''
  return (
    <div className={styles.preview} role="status">
      <p>
        <strong>{t('preview')}</strong>
      </p>
      <p>
        {ready
          ? t('previewText', {
              agencies: names.join(', '),
              own: choices.own.name,
              kinds: say.kinds(terms),
              without: say.without(terms.categories, terms.fields),
              purposes: say.purposes(terms),
              until: say.until(terms.expiresOn),
            })
          : t('previewNobody')}
      </p>
      {ready && (
        <p className={styles.small}>
          {!values.restricted && `${t('previewOpen')} `}
          {t('previewNothing')}
        </p>
      )}
    </div>
  )
}
