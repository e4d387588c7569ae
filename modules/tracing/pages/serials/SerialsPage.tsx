import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageBody, PageHead, Section } from '#web/page'
import { PageLink, useSearch } from '#web/pages'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { findSerials, type SerialHit } from '../../contract/index.ts'
import { Alignment } from '../parts/Serial.tsx'
import { words } from '../words.ts'
import { text } from './text.ts'
import styles from './serials.module.css'

const Search = z.object({ q: z.string().max(40).optional() })

/** Looks for a number among every gun that is known, also when it was misread or could be read only in part. */
export default function SerialsPage() {
  const t = useMessages(text)
  const [{ q = '' }, change] = useSearch(Search)
  const [typed, setTyped] = useState(q)
  const found = useCall(findSerials, { query: { q } }, { enabled: q !== '' })
  return (
    <>
      <PageHead title={t('title')} count={t('help')} />
      <PageBody>
        <form
          className={styles['form']}
          role="search"
          onSubmit={(event) => {
            event.preventDefault()
            change({ q: typed.trim() })
          }}
        >
          <TextInput
            label={t('serial')}
            description={t('serialHelp')}
            value={typed}
            maxLength={40}
            autoComplete="off"
            className={styles['input'] ?? ''}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button
            type="submit"
            disabled={typed.trim() === ''}
            leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
          >
            {t('search')}
          </Button>
        </form>
        {q !== '' && found.isPending && <Loading />}
        {found.error && <ErrorNotice error={found.error} />}
        {found.data && (
          <Section
            title={t('found', { count: found.data.hits.length })}
            note={t('took', { ms: found.data.tookMs })}
          >
            {found.data.hits.length === 0 && <Empty title={t('none')}>{t('noneHelp')}</Empty>}
            <ul className={styles['hits']}>
              {found.data.hits.map((hit) => (
                <Hit key={`${hit.source} ${hit.recordId}`} hit={hit} />
              ))}
            </ul>
            {found.data.more && <p>{t('more')}</p>}
          </Section>
        )}
      </PageBody>
    </>
  )
}

function Hit({ hit }: { hit: SerialHit }) {
  const t = useMessages(text)
  const code = useMessages(words)
  const { date } = useFormats()
  const path = {
    recovery: `/tracing/${hit.recordId}`,
    trace: `/tracing/traces/${hit.recordId}`,
    stolen: null,
  }[hit.source]
  return (
    <li>
      <Alignment steps={hit.steps} first={t('sought')} second={t('known')} />
      <div className={styles['record']}>
        <p>
          {code(`source.${hit.source}`)}:{' '}
          {path ? (
            <PageLink underline="always" to={path}>
              {hit.number}
            </PageLink>
          ) : (
            <span>{hit.number}</span>
          )}
        </p>
        <p className={styles['quiet']}>
          {[
            [hit.make, hit.model].filter(Boolean).join(' '),
            hit.calibre,
            hit.on && date(hit.on),
            hit.sharedBy,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </li>
  )
}
