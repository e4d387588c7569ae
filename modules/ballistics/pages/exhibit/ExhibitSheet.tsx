import { useMessages } from '#web/messages'
import { Section } from '#web/page'
import { RecordSheet, SidePart } from '#web/record'
import { RecordSharing } from '#web/sharing'
import type { Exhibit } from '../../contract/index.ts'
import styles from '../room.module.css'
import { useRoomSay } from '../say.ts'
import { ClassFacts, HeldFacts, ProgressFacts, SceneFacts, TiedFacts, WhatFacts } from './Facts.tsx'
import { SECTIONS } from './sections.ts'
import { text } from './text.ts'

/** Everything on the exhibit: what it is, then what each part of the room knows of it. */
export function ExhibitSheet({ exhibit }: { exhibit: Exhibit }) {
  const t = useMessages(text)
  return (
    <RecordSheet sideLabel={t('about')} side={<Side exhibit={exhibit} />}>
      <div className={styles['pair']}>
        <Section title={t('what')}>
          <WhatFacts exhibit={exhibit} />
        </Section>
        <Section title={t('class')}>
          <ClassFacts exhibit={exhibit} />
        </Section>
      </div>
      {SECTIONS.map((Part) => (
        <Part key={Part.name} exhibit={exhibit} />
      ))}
    </RecordSheet>
  )
}

function Side({ exhibit }: { exhibit: Exhibit }) {
  const t = useMessages(text)
  const { formats } = useRoomSay()
  return (
    <>
      <SidePart title={t('held')}>
        <HeldFacts exhibit={exhibit} />
      </SidePart>
      <SidePart title={t('progress')}>
        <ProgressFacts exhibit={exhibit} />
      </SidePart>
      <SidePart title={t('scene')}>
        <SceneFacts exhibit={exhibit} />
      </SidePart>
      <TiedFacts exhibit={exhibit} part={(children) => <SidePart title={t('tied')}>{children}</SidePart>} />
      {exhibit.remarks && (
        <SidePart title={t('remarks')}>
          <p className={styles['remarks']}>{exhibit.remarks}</p>
        </SidePart>
      )}
      <SidePart title={t('sharing')}>
        <RecordSharing type="exhibit" id={exhibit.id} />
      </SidePart>
      <SidePart title={t('recorded')}>
        <p className={styles['quiet']}>
          {t('recordedBy', { moment: formats.moment(exhibit.recordedAt), name: exhibit.recordedBy })}
        </p>
      </SidePart>
    </>
  )
}
