import { useEffect, useState } from 'react'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { useGo } from '#web/pages'
import type { SearchHit } from '#web/search'
import { useCommands } from './commands.ts'
import type { HitGroup } from './commands.ts'
import { useRecordHits } from './useRecordHits.ts'
import { words } from './words.ts'
import styles from './palette.module.css'

const [store, spotlight] = createSpotlight()

export interface PaletteProps {
  opened: boolean
  onClose: () => void
  onHelp: () => void
}

/** Finds pages, records and actions by typing. */
export default function Palette({ opened, onClose, onHelp }: PaletteProps) {
  const t = useMessages(words)
  const [query, setQuery] = useState('')
  useEffect(() => {
    if (opened) spotlight.open()
    else spotlight.close()
  }, [opened])
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      clearQueryOnClose
      scrollable
      maxHeight="min(60vh, 480px)"
      size={620}
      zIndex={500}
      radius="lg"
      yOffset="10vh"
      centered={false}
      overlayProps={{ backgroundOpacity: 0.42, blur: 0 }}
      aria-label={t('title')}
      classNames={{
        content: styles.content ?? '',
        search: styles.search ?? '',
        actionsGroup: styles.group ?? '',
      }}
    >
      <Spotlight.Search
        placeholder={t('hint')}
        aria-label={t('title')}
        leftSection={<IconSearch size={18} stroke={1.6} />}
      />
      <Spotlight.ActionsList>{opened && <Results query={query} onHelp={onHelp} />}</Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function Results({ query, onHelp }: { query: string; onHelp: () => void }) {
  const t = useMessages(words)
  const records = useRecordHits(query)
  const commands = useCommands(query, onHelp)
  const groups = [...records, ...commands].filter((group) => group.hits.length > 0)
  if (groups.length === 0) return <Spotlight.Empty>{t('none')}</Spotlight.Empty>
  return groups.map((group) => <Hits key={group.title} group={group} />)
}

function Hits({ group }: { group: HitGroup }) {
  const go = useGo()
  const act = (hit: SearchHit) => {
    hit.run?.()
    if (hit.path !== undefined) go(hit.path)
  }
  return (
    <Spotlight.ActionsGroup label={group.title}>
      {group.hits.map((hit) => (
        <Spotlight.Action key={hit.id} className={styles.action ?? ''} onClick={() => act(hit)}>
          <span className={styles.label}>{hit.label}</span>
          {hit.detail && <span className={styles.detail}>{hit.detail}</span>}
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  )
}
