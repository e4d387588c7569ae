import { Select } from '@mantine/core'
import { useCall } from '#web/client'
import { useMessages } from '#web/messages'
import { useMay } from '#web/session'
import { listAgencies } from '../../../platform/access/contract.ts'
import { words } from './words.ts'

/** The person's own agency as it is set up, for those who may see it. */
export function useOwnAgency() {
  const sees = useMay('agencies.read')
  const list = useCall(listAgencies, {}, { enabled: sees })
  return list.data?.agencies.find(({ own }) => own)
}

export interface UnitInputProps {
  value: number | null
  onChange: (unitId: number | null) => void
  error: string | null
}

/** A unit of the agency; nothing shows while it has none. */
export function UnitInput({ value, onChange, error }: UnitInputProps) {
  const t = useMessages(words)
  const units = useOwnAgency()?.units ?? []
  if (units.length === 0) return null
  return (
    <Select
      label={t('unit')}
      placeholder={t('noUnit')}
      data={units.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value === null ? null : String(value)}
      onChange={(chosen) => onChange(chosen === null ? null : Number(chosen))}
      error={error}
      clearable
    />
  )
}
