import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { call, keyOf } from '#web/client'
import type { UploadProgress } from '#web/client'
import { listImports, uploadImport } from '../../contract/index.ts'
import type { Import } from '../../contract/index.ts'

/** A file that was not taken in. */
export interface Refused {
  readonly id: number
  readonly name: string
  readonly error: unknown
}

/** Files on their way, one after the other. */
export interface Uploads {
  readonly send: (files: readonly File[]) => void
  /** The file that is travelling. */
  readonly current: { readonly name: string; readonly progress: UploadProgress } | null
  readonly waiting: number
  readonly taken: readonly Import[]
  readonly refused: readonly Refused[]
  readonly dismiss: (id: number) => void
}

/** Sends files in turn. `onSingle` is told of a file that came alone, as its mapping is next. */
export function useUploads(onSingle: (record: Import) => void): Uploads {
  const client = useQueryClient()
  const [current, setCurrent] = useState<Uploads['current']>(null)
  const [queue, setQueue] = useState<readonly File[]>([])
  const [taken, setTaken] = useState<readonly Import[]>([])
  const [refused, setRefused] = useState<readonly Refused[]>([])

  const sendOne = async (file: File): Promise<Import | null> => {
    setCurrent({ name: file.name, progress: { sent: 0, total: file.size } })
    try {
      const record = await call(
        uploadImport,
        { query: { name: file.name.slice(0, 200) }, body: file },
        { onProgress: (progress) => setCurrent({ name: file.name, progress }) },
      )
      void client.invalidateQueries({ queryKey: keyOf(listImports) })
      return record
    } catch (error) {
      setRefused((known) => [...known, { id: Date.now() + known.length, name: file.name, error }])
      return null
    }
  }

  const sendAll = async (files: readonly File[]) => {
    const came: Import[] = []
    for (const [index, file] of files.entries()) {
      setQueue(files.slice(index + 1))
      const record = await sendOne(file)
      if (record) came.push(record)
    }
    setCurrent(null)
    const [only] = came
    if (files.length === 1 && only) onSingle(only)
    else setTaken((known) => [...known, ...came])
  }

  return {
    send: (files) => {
      if (files.length > 0 && current === null) void sendAll(files)
    },
    current,
    waiting: queue.length,
    taken,
    refused,
    dismiss: (id) => setRefused((known) => known.filter((one) => one.id !== id)),
  }
}
