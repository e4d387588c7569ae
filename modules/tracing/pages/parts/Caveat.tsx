import { IconInfoCircle } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { text } from './text.ts'
import styles from './parts.module.css'

/** The caveat in words, for figures that carry it into their files. */
export function useCaveat(): string {
  const t = useMessages(text)
  return t('caveat')
}

/** What ATF says of every figure made from traces. It stands beside each one, never behind a link. */
export function Caveat() {
  const caveat = useCaveat()
  return (
    <p className={styles['caveat']} role="note">
      <IconInfoCircle size={16} stroke={1.6} aria-hidden />
      <span>{caveat}</span>
    </p>
  )
}
