import { useMessages } from '#web/messages'
import type { RecordPageProps } from '#web/record'
import { text } from './text.ts'

/** The map and list of incidents, for whoever finds no incident at an address. */
export function useToIncidents(): RecordPageProps['back'] {
  const t = useMessages(text)
  return { to: '/incidents', label: t('toList') }
}
