import { ActionIcon, NumberInput, Select, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useFormats, useMessages } from '#web/messages'
import { ClockFrom, clockKey, ClockTo, LimitUnit, type ClockRule } from '../../contract/index.ts'
import { text } from './text.ts'
import { clockWords } from './words.ts'
import styles from './clocks.module.css'

interface LineProps {
  readonly place: number
  readonly clock: ClockRule
  /** Until when something is due that begins now, by the clocks that are in force. */
  readonly due: ReadonlyMap<string, string>
  readonly problem: (name: string) => string | null
  readonly onChange: (clock: ClockRule) => void
  readonly onRemove: () => void
}

/** One clock, in the order in which it is said: until it is entered, at most 2 business days from receipt. */
export function ClockLine({ place, clock, due, problem, onChange, onRemove }: LineProps) {
  const t = useMessages(text)
  const say = useMessages(clockWords)
  const { moment } = useFormats()
  const at = due.get(clockKey(clock))
  const options = <K extends string>(list: readonly K[], words: (value: K) => string) =>
    list.map((value) => ({ value, label: words(value) }))
  const set = (patch: Partial<ClockRule>) => onChange({ ...clock, ...patch })
  return (
    <div className={styles.line} role="group" aria-label={t('clockSpoken', { place })}>
      <Select
        label={t('to')}
        data={options(ClockTo.options, (to) => t(`to.${to}`))}
        value={clock.to}
        allowDeselect={false}
        onChange={(to) => set({ to: to as ClockRule['to'] })}
        error={problem('to')}
      />
      <NumberInput
        label={t('count')}
        value={clock.count}
        min={1}
        max={1000}
        allowDecimal={false}
        hideControls
        onChange={(count) => set({ count: Number(count) })}
        error={problem('count')}
      />
      <Select
        label={t('unit')}
        data={options(LimitUnit.options, (unit) => t(`unit.${unit}`))}
        value={clock.unit}
        allowDeselect={false}
        onChange={(unit) => set({ unit: unit as ClockRule['unit'] })}
      />
      <Select
        label={t('from')}
        data={options(ClockFrom.options, (from) => t(`from.${from}`))}
        value={clock.from}
        allowDeselect={false}
        onChange={(from) => set({ from: from as ClockRule['from'] })}
        error={problem('from')}
      />
      <Select
        label={t('kind')}
        data={options(['standard', 'goal'] as const, (kind) => say(`kind.${kind}`))}
        value={clock.kind}
        allowDeselect={false}
        onChange={(kind) => set({ kind: kind as ClockRule['kind'] })}
      />
      <TextInput
        className={styles.source ?? ''}
        label={t('source')}
        value={clock.source}
        maxLength={300}
        onChange={(event) => set({ source: event.currentTarget.value })}
        error={problem('source')}
      />
      <ActionIcon
        className={styles.remove ?? ''}
        variant="subtle"
        aria-label={t('remove', { place })}
        onClick={onRemove}
      >
        <IconTrash size={16} stroke={1.6} />
      </ActionIcon>
      {at && (
        <span className={styles.due}>
          {t('ifNow')} {moment(at)}
        </span>
      )}
    </div>
  )
}
