import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { call, keyOf } from '#web/client'
import { useSending, type Sending } from '#web/upload'
import { listImports, uploadImport } from '../../contract/index.ts'
import type { Import } from '../../contract/index.ts'

export interface Uploads {
  readonly sending: Sending
  readonly send: (files: readonly File[]) => void
  readonly taken: readonly Import[]
}

/** Sends files in turn. `onSingle` is told of a file that came alone, as its mapping is next. */
export function useUploads(onSingle: (record: Import) => void): Uploads {
  const client = useQueryClient()
  const sending = useSending()
  const [taken, setTaken] = useState<readonly Import[]>([])

  const send = async (files: readonly File[]) => {
    const came = await sending.sendAll(files, async (file, _, onProgress) => {
      const query = { name: file.name.slice(0, 200) }
      const record = await call(uploadImport, { query, body: file }, { onProgress })
      void client.invalidateQueries({ queryKey: keyOf(listImports) })
      return record
    })
    const [only] = came
    if (files.length === 1 && only) onSingle(only)
    else setTaken((known) => [...known, ...came])
  }

  return { sending, send: (files) => void send(files), taken }
}
