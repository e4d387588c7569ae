import { useMessages } from '#web/messages'
import type { RecordPageProps } from '#web/record'
import { words } from './words.ts'

/** The list of exhibits, for whoever finds no record at an address. */
export function useToExhibits(): RecordPageProps['back'] {
  const t = useMessages(words)
  return { to: '/ballistics/exhibits', label: t('toList') }
}
