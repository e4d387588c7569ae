import { useCall } from '#web/client'
import { readEntrance } from '../../../../platform/access/contract.ts'

/** What a provider is called; its id until that is known. */
export function useProviderName(id: string | null): string {
  const entrance = useCall(readEntrance, {}, { enabled: id !== null })
  return entrance.data?.providers.find((one) => one.id === id)?.name ?? id ?? ''
}
