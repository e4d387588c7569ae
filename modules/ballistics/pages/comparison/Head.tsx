import type { ReactNode } from 'react'
import { Anchor } from '@mantine/core'
import { addressOf } from '#web/client'
import { useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import { useMay } from '#web/session'
import { comparisonReport } from '../../contract/index.ts'
import type { Comparison } from '../../contract/index.ts'
import { placeOf } from './Panes.tsx'
import { text } from './text.ts'
import styles from './comparison.module.css'

/** Which two exhibits these are, and the tools of the page. */
export function Head({ comparison, children }: { comparison: Comparison; children: ReactNode }) {
  const t = useMessages(text)
  const { reference, candidate, sameCase } = comparison
  const mayExport = useMay('ballistics.export')
  return (
    <header className={styles['head']}>
      <div>
        <h1>
          {placeOf(reference)} <span>{t('and')}</span> {placeOf(candidate)}
        </h1>
        <p>
          <PageLink to={`/ballistics/exhibits/${reference.exhibitId}`}>{reference.exhibitNumber}</PageLink>
          {` ${t('and')} `}
          <PageLink to={`/ballistics/exhibits/${candidate.exhibitId}`}>{candidate.exhibitNumber}</PageLink>
          {` · ${t(`mark.${reference.mark}`)} · ${reference.calibre ?? t('unknownCalibre')}`}
          {sameCase && ` · ${t('sameCase')}`}
          {mayExport && (
            <>
              {' · '}
              <Anchor href={addressOf(comparisonReport, { id: comparison.id })} download inherit>
                {t('report')}
              </Anchor>
            </>
          )}
        </p>
      </div>
      {children}
    </header>
  )
}
