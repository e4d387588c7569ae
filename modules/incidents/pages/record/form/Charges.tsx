import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { Day, Text } from './inputs.tsx'
import { Add, useFocusOnNew } from './rows.tsx'
import { formText } from './text.ts'
import { useForm } from './useIncidentForm.ts'
import type { Bound } from './useIncidentForm.ts'
import { emptyCharge } from './values.ts'
import type { ChargeValues } from './values.ts'
import styles from './form.module.css'

const NONE: readonly ChargeValues[] = []

/** What a suspect is charged with, one line each. */
export function Charges({ suspect }: { suspect: number }) {
  const t = useMessages(formText)
  const form = useForm()
  const charges = form.values.suspects[suspect]?.charges ?? NONE
  const kind = `charges.${suspect}`
  const list = useFocusOnNew(kind, charges.length)
  const put = (next: ChargeValues[]) => form.changeRow('suspects', suspect, { charges: next })
  const bind = (index: number, field: keyof Omit<ChargeValues, 'key'>): Bound => ({
    value: charges[index]?.[field] ?? '',
    onChange: (value) => put(charges.map((row, at) => (at === index ? { ...row, [field]: value } : row))),
    error: form.error(`suspects.${suspect}.charges.${index}.${field}`),
    'data-path': `suspects.${suspect}.charges.${index}.${field}`,
  })
  return (
    <div ref={list} className={styles['charges']}>
      {charges.map((row, index) => (
        <div key={row.key} data-row={kind} className={styles['charge']}>
          <Text label={t('offense')} required bound={bind(index, 'offense')} />
          <Day label={t('filedOn')} description={null} bound={bind(index, 'filedOn')} />
          <Text label={t('disposition')} bound={bind(index, 'disposition')} />
          <ActionIcon
            className={styles['chargeRemove'] ?? ''}
            aria-label={t('remove', { what: t('charge', { number: index + 1 }).toLowerCase() })}
            onClick={() => put(charges.filter((_, at) => at !== index))}
          >
            <IconX size={16} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      <Add label={t('addCharge')} letter="C" kind={kind} onClick={() => put([...charges, emptyCharge()])} />
    </div>
  )
}
