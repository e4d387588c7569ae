import { PasswordInput, TextInput } from '@mantine/core'
import { useMessages } from '#web/messages'
import type { Means } from '../../../../platform/access/contract.ts'
import { words } from './words.ts'

export interface CodeInputProps {
  means: Pick<Means, 'authenticator' | 'recoveryCodes'>
  value: string
  onChange: (code: string) => void
  error: string | null
  autoFocus?: boolean
}

/** One input for the code of an authenticator and for recovery codes: the server knows them apart. */
export function CodeInput({ means, value, onChange, error, autoFocus = false }: CodeInputProps) {
  const t = useMessages(words)
  const help = !means.recoveryCodes ? 'codeHelpApp' : means.authenticator ? 'codeHelp' : 'codeHelpRecovery'
  return (
    <TextInput
      label={t('code')}
      description={t(help)}
      name="code"
      autoComplete="one-time-code"
      inputMode={means.recoveryCodes ? 'text' : 'numeric'}
      autoCapitalize="off"
      spellCheck={false}
      maxLength={40}
      data-autofocus={autoFocus || undefined}
      autoFocus={autoFocus}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      classNames={{ input: 'mono' }}
    />
  )
}

export interface PasswordFieldProps {
  label: string
  description?: string
  kind: 'current' | 'new'
  /** Whose password it is, told to the browser's own keeper of passwords. */
  email?: string
  value: string
  onChange: (password: string) => void
  error: string | null
  autoFocus?: boolean
}

/** A password, hidden until it is asked to show. */
export function PasswordField({ kind, email, onChange, autoFocus = false, ...rest }: PasswordFieldProps) {
  const t = useMessages(words)
  return (
    <>
      {email !== undefined && <input type="email" autoComplete="username" value={email} readOnly hidden />}
      <PasswordInput
        {...rest}
        name={`${kind}-password`}
        autoComplete={`${kind}-password`}
        visibilityToggleButtonProps={{ 'aria-label': t('show') }}
        maxLength={256}
        data-autofocus={autoFocus || undefined}
        autoFocus={autoFocus}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </>
  )
}
