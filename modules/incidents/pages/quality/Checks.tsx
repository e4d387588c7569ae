import { VisuallyHidden } from '@mantine/core'
import { useFormats, useMessages } from '#web/messages'
import { Section } from '#web/page'
import { PageLink } from '#web/pages'
import type { QualityCheck } from '../../contract/index.ts'
import { text } from './text.ts'
import type { Text } from './text.ts'
import styles from './quality.module.css'

/** Words of a check; one that has none yet is named by its id. */
function useCheckWords() {
  const t = useMessages(text)
  return (id: string) => {
    const why = `${id}.why`
    return {
      name: id in text.en ? t(id as keyof Text) : id,
      why: why in text.en ? t(why as keyof Text) : null,
    }
  }
}

/** The checks of one kind: those that found something as a table, the others in a sentence. */
export function Checks({ kind, checks }: { kind: QualityCheck['kind']; checks: readonly QualityCheck[] }) {
  const t = useMessages(text)
  const say = useCheckWords()
  const found = checks.filter(({ count }) => count > 0)
  const clean = checks.filter(({ count }) => count === 0)
  return (
    <Section title={t(kind)} note={t(`${kind}Note`)}>
      {found.length > 0 && (
        <table className={styles['checks']} aria-label={t(kind)}>
          <thead>
            <tr>
              <th scope="col">{t('check')}</th>
              <th scope="col" data-kind="number">
                {t('concerned')}
              </th>
              <th scope="col">{t('share')}</th>
              <th scope="col">
                <VisuallyHidden>{t('look')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.map((check) => (
              <CheckRow key={check.id} check={check} {...say(check.id)} />
            ))}
          </tbody>
        </table>
      )}
      {clean.length > 0 && (
        <p className={styles['clean']}>
          {t('clean', { checks: clean.map(({ id }) => say(id).name).join(' · ') })}
        </p>
      )}
      {checks.length === 0 && kind === 'late' && <p className={styles['clean']}>{t('noLateness')}</p>}
    </Section>
  )
}

interface CheckRowProps {
  check: QualityCheck
  name: string
  why: string | null
}

function CheckRow({ check, name, why }: CheckRowProps) {
  const t = useMessages(text)
  const { number, percent } = useFormats()
  const { count, of, filter } = check
  const share = of === 0 ? 0 : count / of
  return (
    <tr>
      <th scope="row">
        <span className={styles['name']}>{name}</span>
        {why && <span className={styles['why']}>{why}</span>}
      </th>
      <td data-kind="number">{t('of', { count: number(count), of: number(of) })}</td>
      <td>
        <span className={styles['share']}>
          <span className={styles['bar']} aria-hidden>
            <span style={{ width: `${Math.max(1, share * 100)}%` }} />
          </span>
          {share < 0.001 ? t('hardlyAny') : percent(share, share < 0.1 ? 1 : 0)}
        </span>
      </td>
      <td>
        {filter && (
          <PageLink
            to="/incidents"
            search={{ ...filter, period: 'all' }}
            aria-label={t('lookAt', { check: name })}
          >
            {t('look')}
          </PageLink>
        )}
      </td>
    </tr>
  )
}
