import { useState } from 'react'
import { Popover, TextInput } from '@mantine/core'
import { Pill } from './Pill.tsx'
import type { TextField } from './types.ts'
import { textOf, withKeys } from './values.ts'

interface TextPillProps<P extends object> {
  readonly field: TextField<P>
  readonly value: P
  readonly onChange: (next: P) => void
  readonly onClear: () => void
  readonly startOpen: boolean
}

/** Words to look for; Enter applies them. */
export function TextPill<P extends object>({ field, value, onChange, onClear, startOpen }: TextPillProps<P>) {
  const [opened, setOpened] = useState(startOpen)
  const set = textOf(value, field.key)
  const [text, setText] = useState(set ?? '')
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      trapFocus
      returnFocus
      withinPortal
      width={260}
    >
      <Popover.Target>
        <Pill label={field.label} shown={set} onClear={onClear} onClick={() => setOpened(!opened)} />
      </Popover.Target>
      <Popover.Dropdown aria-label={field.label}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            onChange(withKeys(value, { [field.key]: text.trim() }))
            setOpened(false)
          }}
        >
          <TextInput
            label={field.label}
            placeholder={field.placeholder ?? ''}
            value={text}
            data-autofocus
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
