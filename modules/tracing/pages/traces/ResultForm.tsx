import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useChange } from '#web/client'
import { Form, PartialDateInput, problemFields } from '#web/forms'
import { useMessages, useNow } from '#web/messages'
import {
  answerTrace,
  listTraces,
  Outcome,
  readTimeToCrime,
  readTrace,
  StepKind,
  type Purchaser,
  type Step,
  type Trace,
} from '../../contract/index.ts'
import { words } from '../words.ts'
import { text } from './text.ts'
import styles from './traces.module.css'

const NOBODY: Purchaser = {
  last: '',
  first: '',
  bornOn: null,
  sex: null,
  race: null,
  address: null,
  city: null,
  state: null,
}
const step = (kind: StepKind, name = ''): Step => ({
  kind,
  name,
  licence: null,
  city: null,
  state: null,
  on: null,
})

/** What came back, station by station. The purchaser is typed anew: a name is never shown without being asked for. */
export function ResultForm({ trace, onDone }: { trace: Trace; onDone: () => void }) {
  const t = useMessages(text)
  const code = useMessages(words)
  const today = useNow().toISOString().slice(0, 10)
  const { result, request } = trace
  const [outcome, setOutcome] = useState<Outcome>(result?.outcome ?? 'purchaser-identified')
  const [answeredOn, setAnsweredOn] = useState(result?.answeredOn ?? today)
  const [number, setNumber] = useState(trace.number ?? '')
  const [steps, setSteps] = useState<readonly Step[]>(
    result?.steps ?? [step('manufacturer', request.firearm.make), step('dealer'), step('purchaser')],
  )
  const [purchaser, setPurchaser] = useState(NOBODY)
  const send = useChange(answerTrace, {
    invalidates: [readTrace, listTraces, readTimeToCrime],
    onSuccess: onDone,
  })
  const wrong = problemFields(send.error)
  const identified = outcome === 'purchaser-identified'
  const put = (at: number, patch: Partial<Step>) =>
    setSteps(steps.map((one, index) => (index === at ? { ...one, ...patch } : one)))
  return (
    <Form
      label={t('enterAnswer')}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id: trace.id },
          body: {
            version: trace.version,
            number: number || null,
            outcome,
            answeredOn,
            steps: [...steps],
            purchaser: identified ? purchaser : null,
          },
        })
      }
      actions={
        <Button type="submit" loading={send.isPending}>
          {t('keep')}
        </Button>
      }
    >
      <div className={styles['two']}>
        <Select
          label={t('outcome')}
          allowDeselect={false}
          data={Outcome.options.map((value) => ({ value, label: code(`outcome.${value}`) }))}
          value={outcome}
          onChange={(value) => value && setOutcome(Outcome.parse(value))}
        />
        <PartialDateInput label={t('answeredOn')} value={answeredOn} onChange={setAnsweredOn} />
        <TextInput
          label={t('number')}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
      </div>
      {steps.map((one, at) => (
        <fieldset key={at} className={styles['step']}>
          <Select
            aria-label={t('station')}
            allowDeselect={false}
            data={StepKind.options.map((value) => ({ value, label: code(`step.${value}`) }))}
            value={one.kind}
            onChange={(value) => value && put(at, { kind: StepKind.parse(value) })}
          />
          <TextInput
            aria-label={t('stationName')}
            placeholder={one.kind === 'purchaser' ? t('below') : t('stationName')}
            disabled={one.kind === 'purchaser'}
            value={one.name}
            onChange={(event) => put(at, { name: event.currentTarget.value })}
          />
          <TextInput
            aria-label={t('stationState')}
            placeholder={t('stationState')}
            value={one.state ?? ''}
            onChange={(event) => put(at, { state: event.currentTarget.value || null })}
          />
          <PartialDateInput
            aria-label={t('on')}
            description={null}
            value={one.on ?? ''}
            onChange={(value) => put(at, { on: value || null })}
          />
          <ActionIcon
            variant="subtle"
            aria-label={t('removeStation')}
            onClick={() => setSteps(steps.filter((_, index) => index !== at))}
          >
            <IconX size={16} />
          </ActionIcon>
        </fieldset>
      ))}
      <div>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => setSteps([...steps.slice(0, -1), step('wholesaler'), ...steps.slice(-1)])}
        >
          {t('addStation')}
        </Button>
      </div>
      {identified && <PurchaserFields purchaser={purchaser} change={setPurchaser} wrong={wrong.of} />}
    </Form>
  )
}

interface PurchaserProps {
  readonly purchaser: Purchaser
  readonly change: (purchaser: Purchaser) => void
  readonly wrong: (path: string) => string | null
}

function PurchaserFields({ purchaser, change, wrong }: PurchaserProps) {
  const t = useMessages(text)
  return (
    <div className={styles['two']}>
      <TextInput
        label={t('purchaserLast')}
        required
        error={wrong('purchaser.last')}
        value={purchaser.last}
        onChange={(event) => change({ ...purchaser, last: event.currentTarget.value })}
      />
      <TextInput
        label={t('purchaserFirst')}
        value={purchaser.first}
        onChange={(event) => change({ ...purchaser, first: event.currentTarget.value })}
      />
      <PartialDateInput
        label={t('purchaserBorn')}
        value={purchaser.bornOn ?? ''}
        onChange={(value) => change({ ...purchaser, bornOn: value || null })}
      />
    </div>
  )
}
