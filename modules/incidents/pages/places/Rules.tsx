import { useState } from 'react'
import { Button, Checkbox, Group, Modal, NumberInput } from '@mantine/core'
import { useCall, useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { Facts, Section } from '#web/page'
import { ErrorNotice, Loading } from '#web/states'
import { changeRules, readRules } from '../../contract/index.ts'
import type { CountingRules } from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './places.module.css'

/** What counts by the definition, and the local choices it leaves open. */
export function Rules({ mayChange }: { mayChange: boolean }) {
  const t = useMessages(text)
  const rules = useCall(readRules, {})
  return (
    <div className={styles['inset']}>
      <Section title={t('rules')} note={t('rulesNote')}>
        {rules.isPending && <Loading shape="form" rows={3} />}
        {rules.error && <ErrorNotice error={rules.error} onRetry={() => void rules.refetch()} />}
        {rules.data && (
          <div className={styles['rules']}>
            {mayChange ? (
              <RulesForm key={rules.data.changedAt ?? 'first'} rules={rules.data} />
            ) : (
              <RulesTold rules={rules.data} />
            )}
            <div className={styles['definition']}>
              <h3 className={styles['definitionTitle']}>{t('definitionTitle')}</h3>
              <p>{t('definition')}</p>
              <p>{t('definitionFatal')}</p>
            </div>
          </div>
        )}
      </Section>
    </div>
  )
}

function RulesTold({ rules }: { rules: CountingRules }) {
  const t = useMessages(text)
  const say = (yes: boolean) => t(yes ? 'yes' : 'no')
  return (
    <div className={styles['form']}>
      <Facts
        facts={[
          [t('graze'), say(rules.grazeCounts)],
          [t('officer'), say(rules.officerInvolvedCounts)],
          [t('late'), `${rules.lateAfterDays} ${t('lateUnit')}`],
        ]}
      />
      <SetBy rules={rules} />
    </div>
  )
}

function SetBy({ rules: { changedBy, changedAt } }: { rules: CountingRules }) {
  const t = useMessages(text)
  const { moment } = useFormats()
  return (
    <p className={styles['quiet']}>
      {changedBy && changedAt ? t('setBy', { name: changedBy, moment: moment(changedAt) }) : t('setDefault')}
    </p>
  )
}

function RulesForm({ rules }: { rules: CountingRules }) {
  const t = useMessages(text)
  const [graze, setGraze] = useState(rules.grazeCounts)
  const [officer, setOfficer] = useState(rules.officerInvolvedCounts)
  const [late, setLate] = useState<number | string>(rules.lateAfterDays)
  const [asking, setAsking] = useState(false)
  const days = typeof late === 'number' && late >= 1 && late <= 365 ? late : null
  const reclassifies = graze !== rules.grazeCounts || officer !== rules.officerInvolvedCounts
  const changed = reclassifies || late !== rules.lateAfterDays
  const reset = () => {
    setGraze(rules.grazeCounts)
    setOfficer(rules.officerInvolvedCounts)
    setLate(rules.lateAfterDays)
  }
  return (
    <div className={styles['form']} role="group" aria-label={t('rules')}>
      <Checkbox
        label={t('graze')}
        description={t('grazeHelp')}
        checked={graze}
        onChange={(event) => setGraze(event.currentTarget.checked)}
      />
      <Checkbox
        label={t('officer')}
        description={t('officerHelp')}
        checked={officer}
        onChange={(event) => setOfficer(event.currentTarget.checked)}
      />
      <NumberInput
        className={styles['late'] ?? ''}
        label={t('late')}
        description={t('lateHelp')}
        value={late}
        onChange={setLate}
        suffix={` ${t('lateUnit')}`}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        error={days === null && t('lateBad')}
      />
      <div className={styles['formFoot']}>
        <Button onClick={() => setAsking(true)} disabled={!changed || days === null}>
          {t('save')}
        </Button>
        {changed && (
          <Button variant="subtle" onClick={reset}>
            {t('undo')}
          </Button>
        )}
        <SetBy rules={rules} />
      </div>
      <ConfirmRules
        opened={asking}
        onClose={() => setAsking(false)}
        reclassifies={reclassifies}
        choices={{
          grazeCounts: graze,
          officerInvolvedCounts: officer,
          lateAfterDays: days ?? rules.lateAfterDays,
        }}
      />
    </div>
  )
}

interface ConfirmRulesProps {
  opened: boolean
  onClose: () => void
  /** Whether classes can change, not only the limit of lateness. */
  reclassifies: boolean
  choices: Pick<CountingRules, 'grazeCounts' | 'officerInvolvedCounts' | 'lateAfterDays'>
}

function ConfirmRules({ opened, onClose, reclassifies, choices }: ConfirmRulesProps) {
  const t = useMessages(text)
  const change = useChange(changeRules, {
    invalidates: [readRules],
    onSuccess: ({ reclassified }) => {
      onClose()
      notifyDone({ message: t('reclassified', { count: reclassified }) })
    },
  })
  return (
    <Modal opened={opened} onClose={onClose} title={t('confirmTitle')} size="sm">
      <p className={styles['dialogText']}>{t(reclassifies ? 'confirmText' : 'confirmLate')}</p>
      {change.error && <ErrorNotice error={change.error} />}
      <Group justify="flex-end" gap={8}>
        <Button variant="subtle" onClick={onClose}>
          {t('confirmNo')}
        </Button>
        <Button onClick={() => change.mutate({ body: choices })} loading={change.isPending}>
          {t(reclassifies ? 'confirmYes' : 'confirmYesLate')}
        </Button>
      </Group>
    </Modal>
  )
}
