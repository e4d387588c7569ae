import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button, Collapse, NumberInput, Select, TagsInput, TextInput } from '@mantine/core'
import { useMessages } from '#web/messages'
import { Section } from '#web/page'
import { PlacePrecision } from '../../../contract/codes.ts'
import type { Profile } from '../../../contract/index.ts'
import { words as codeWords } from '../../words.ts'
import { Constants } from './Constants.tsx'
import { editionProblem } from './profile.ts'
import { text } from './text.ts'
import type { MappingState } from './useMapping.ts'
import styles from './mapping.module.css'

const UNITS = ['incident', 'victim', 'victim-suspect'] as const
const GROUPINGS = ['key', 'date-time-place', 'row'] as const
const ORDERS = ['month-first', 'day-first', 'year-first'] as const
const AS_SHOWN = 'none'

export interface SettingsProps {
  mapping: MappingState
  edition: string
  onEdition: (typed: string) => void
}

/** What holds for the file as a whole; the seldom-needed part opens on demand. */
export function Settings({ mapping, edition, onEdition }: SettingsProps) {
  const t = useMessages(text)
  const { profile, change, problems } = mapping
  const [open, setOpen] = useState(profile.fields['incident.x'] !== undefined && profile.epsg === undefined)
  const set = (patch: Partial<Profile>) => change({ ...profile, ...patch })
  return (
    <Section
      title={t('settings')}
      actions={
        <Button variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'settingsLess' : 'settingsMore')}
        </Button>
      }
    >
      <div className={styles['settings']}>
        <Select
          label={t('unit')}
          description={t('unitHelp')}
          data={UNITS.map((value) => ({ value, label: t(`unit.${value}`) }))}
          value={profile.unit}
          onChange={(unit) => set({ unit: unit as Profile['unit'] })}
          allowDeselect={false}
        />
        <Select
          label={t('grouping')}
          description={t('groupingHelp')}
          data={GROUPINGS.map((value) => ({ value, label: t(`grouping.${value}`) }))}
          value={profile.grouping}
          onChange={(grouping) => set({ grouping: grouping as Profile['grouping'] })}
          allowDeselect={false}
        />
        <TextInput
          label={t('source')}
          description={t('sourceHelp')}
          value={profile.source}
          error={problems.get('source')}
          onChange={(event) => set({ source: event.currentTarget.value })}
        />
      </div>
      <Collapse expanded={open}>
        <MoreSettings mapping={mapping} set={set}>
          <TextInput
            label={t('editionField')}
            description={t('editionHelp')}
            placeholder="2026-02-14"
            value={edition}
            error={editionProblem(edition)}
            onChange={(event) => onEdition(event.currentTarget.value.trim())}
          />
        </MoreSettings>
        <Constants mapping={mapping} />
      </Collapse>
    </Section>
  )
}

interface MoreSettingsProps {
  mapping: MappingState
  set: (patch: Partial<Profile>) => void
  children: ReactNode
}

function MoreSettings({ mapping, set, children }: MoreSettingsProps) {
  const t = useMessages(text)
  const say = useMessages(codeWords)
  const { profile, change, problems } = mapping
  /** Without the field a date or a grid has no stated form; an undefined one would not be a profile. */
  const setOptional = (name: 'dateOrder' | 'epsg', value: string | number | null) => {
    const { [name]: _dropped, ...others } = profile
    change((value === null ? others : { ...others, [name]: value }) as Profile)
  }
  return (
    <div className={`${styles['settings']} ${styles['moreSettings']}`}>
      <Select
        label={t('dateOrder')}
        description={t('dateOrderHelp')}
        data={[AS_SHOWN, ...ORDERS].map((value) => ({
          value,
          label: t(`dateOrder.${value}` as Parameters<typeof t>[0]),
        }))}
        value={profile.dateOrder ?? AS_SHOWN}
        onChange={(order) => setOptional('dateOrder', order === AS_SHOWN ? null : order)}
        allowDeselect={false}
      />
      <NumberInput
        label={t('epsg')}
        description={t('epsgHelp')}
        value={profile.epsg ?? ''}
        error={problems.get('epsg')}
        onChange={(code) => setOptional('epsg', typeof code === 'number' ? code : null)}
        allowDecimal={false}
        allowNegative={false}
        hideControls
      />
      <Select
        label={t('precision')}
        description={t('precisionHelp')}
        data={PlacePrecision.options.map((value) => ({ value, label: say(`precision.${value}`) }))}
        value={profile.placePrecision}
        onChange={(precision) => set({ placePrecision: precision as Profile['placePrecision'] })}
        allowDeselect={false}
      />
      {children}
      <TagsInput
        className={styles['twoWide'] ?? ''}
        label={t('missing')}
        description={t('missingHelp')}
        value={profile.missing}
        error={problems.get('missing')}
        maxTags={40}
        onChange={(missing) => set({ missing })}
      />
    </div>
  )
}
