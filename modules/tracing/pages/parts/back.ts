import { useMessages } from '#web/messages'
import type { RecordPageProps } from '#web/record'
import { text } from './text.ts'

/** The list of recovered guns, for whoever finds no record at an address. */
export function useToGuns(): RecordPageProps['back'] {
  const t = useMessages(text)
  return { to: '/tracing', label: t('toList') }
}
