import { useQueryClient } from '@tanstack/react-query'
import { call, keyOf } from '#web/client'
import { useSending, type Sending } from '#web/upload'
import { listScans, uploadScan, type Mark } from '../../contract/index.ts'

/** Of which mark the files are. */
export interface MarkChoice {
  readonly mark: Mark
  readonly land: number
}

export interface ScanUploads {
  readonly sending: Sending
  readonly send: (files: readonly File[], choice: MarkChoice) => void
}

const MOST_LANDS = 30

/** Sends scans of an exhibit in turn; lands of a bullet are numbered on from the first. */
export function useScanUploads(exhibitId: string): ScanUploads {
  const client = useQueryClient()
  const sending = useSending()
  const send = (files: readonly File[], { mark, land }: MarkChoice) =>
    sending.sendAll(files, async (file, index, onProgress) => {
      const number = Math.min(MOST_LANDS, land + index)
      const query = { name: file.name.slice(0, 200), mark, ...(mark === 'bullet-land' && { land: number }) }
      await call(uploadScan, { params: { id: exhibitId }, query, body: file }, { onProgress })
      await client.invalidateQueries({ queryKey: keyOf(listScans) })
    })
  return { sending, send: (files, choice) => void send(files, choice) }
}
