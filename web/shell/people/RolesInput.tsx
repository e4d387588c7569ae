import { MultiSelect } from '@mantine/core'
import { Role } from '#contract'
import { useMessages } from '#web/messages'
import { roleWords } from '#web/session'
import { words } from './words.ts'

const options = Role.options.map((role) => ({ value: role, label: roleWords(role) }))

export interface RolesInputProps {
  value: readonly Role[]
  onChange: (roles: Role[]) => void
  error: string | null
}

/** The roles of a person, from the closed list. */
export function RolesInput({ value, onChange, error }: RolesInputProps) {
  const t = useMessages(words)
  return (
    <MultiSelect
      label={t('roles')}
      description={t('rolesHelp')}
      placeholder={value.length === 0 ? t('chooseRoles') : ''}
      data={options}
      value={[...value]}
      onChange={(roles) => onChange(roles.map((role) => Role.parse(role)))}
      error={error}
      searchable
      hidePickedOptions
    />
  )
}
