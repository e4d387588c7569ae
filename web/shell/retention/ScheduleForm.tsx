import { useState } from 'react'
import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import type { Category } from '#contract'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { ErrorNotice } from '#web/states'
import {
  CountedFrom,
  endSchedule,
  listSchedules,
  readPreview,
  setSchedule,
} from '../../../platform/retention/contract.ts'
import type { Schedule } from '../../../platform/retention/contract.ts'
import { words } from './words.ts'
import styles from './retention.module.css'

const STALE = [listSchedules, readPreview]

export interface ScheduleFormProps {
  category: Category
  schedule: Schedule | null
}

const EMPTY = { years: 5, days: 0, countedFrom: 'event' as CountedFrom, authority: '', remark: '' }

/** Sets how long records of a category are kept, by whose authority. */
export function ScheduleForm({ category, schedule }: ScheduleFormProps) {
  const t = useMessages(words)
  const { moment } = useFormats()
  const [values, setValues] = useState({ ...EMPTY, ...schedule })
  const set = (patch: Partial<typeof EMPTY>) => setValues((now) => ({ ...now, ...patch }))
  const save = useChange(setSchedule, {
    invalidates: STALE,
    onSuccess: () => notifyDone({ message: t('saved') }),
  })
  const fields = problemFields(save.error)
  const { years, days, countedFrom, authority, remark } = values
  return (
    <Form
      label={t('schedule')}
      onSubmit={() =>
        save.mutate({ params: { category }, body: { years, days, countedFrom, authority, remark } })
      }
      error={save.error}
      inputs={['years', 'days', 'countedFrom', 'authority', 'remark']}
      actions={
        <>
          <Button type="submit" variant="default" loading={save.isPending}>
            {t('save')}
          </Button>
          {schedule && <EndSchedule category={category} />}
        </>
      }
    >
      <div className={styles.period}>
        <NumberInput
          label={t('yearsInput')}
          min={0}
          max={200}
          allowDecimal={false}
          value={years}
          onChange={(value) => set({ years: Number(value) })}
          error={fields.of('years')}
        />
        <NumberInput
          label={t('daysInput')}
          min={0}
          max={36_500}
          allowDecimal={false}
          value={days}
          onChange={(value) => set({ days: Number(value) })}
          error={fields.of('days')}
        />
      </div>
      <Select
        label={t('countedFrom')}
        data={CountedFrom.options.map((value) => ({ value, label: t(value) }))}
        value={countedFrom}
        allowDeselect={false}
        onChange={(value) => set({ countedFrom: CountedFrom.parse(value) })}
        error={fields.of('countedFrom')}
      />
      <TextInput
        label={t('authority')}
        description={t('authorityHelp')}
        value={authority}
        onChange={(event) => set({ authority: event.currentTarget.value })}
        error={fields.of('authority')}
      />
      <Textarea
        label={t('remark')}
        autosize
        value={remark}
        onChange={(event) => set({ remark: event.currentTarget.value })}
        error={fields.of('remark')}
      />
      {schedule && (
        <p className={styles.small}>{t('setBy', { name: schedule.setBy, moment: moment(schedule.setAt) })}</p>
      )}
    </Form>
  )
}

function EndSchedule({ category }: { category: Category }) {
  const t = useMessages(words)
  const end = useChange(endSchedule, {
    invalidates: STALE,
    onSuccess: () => notifyDone({ message: t('ended') }),
  })
  return (
    <>
      <Button variant="subtle" loading={end.isPending} onClick={() => end.mutate({ params: { category } })}>
        {t('end')}
      </Button>
      {end.error && <ErrorNotice error={end.error} />}
    </>
  )
}
