import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { call, keyOf, type UploadProgress } from '#web/client'
import { listScans, uploadScan, type Mark } from '../../contract/index.ts'

/** Of which mark the files are. */
export interface MarkChoice {
  readonly mark: Mark
  readonly land: number
}

/** Files on their way, one after the other. */
export interface ScanUploads {
  readonly send: (files: readonly File[], choice: MarkChoice) => void
  readonly current: { readonly name: string; readonly progress: UploadProgress } | null
  readonly waiting: number
  readonly refused: readonly { readonly id: number; readonly name: string; readonly error: unknown }[]
  readonly dismiss: (id: number) => void
}

/** Sends scans of an exhibit in turn; lands of a bullet are numbered on from the first. */
export function useScanUploads(exhibitId: string): ScanUploads {
  const client = useQueryClient()
  const [current, setCurrent] = useState<ScanUploads['current']>(null)
  const [waiting, setWaiting] = useState(0)
  const [refused, setRefused] = useState<ScanUploads['refused']>([])

  const sendOne = async (file: File, mark: Mark, land: number) => {
    setCurrent({ name: file.name, progress: { sent: 0, total: file.size } })
    try {
      const query = { name: file.name.slice(0, 200), mark, ...(mark === 'bullet-land' && { land }) }
      await call(
        uploadScan,
        { params: { id: exhibitId }, query, body: file },
        { onProgress: (progress) => setCurrent({ name: file.name, progress }) },
      )
      await client.invalidateQueries({ queryKey: keyOf(listScans) })
    } catch (error) {
      setRefused((known) => [...known, { id: Date.now() + known.length, name: file.name, error }])
    }
  }

  const sendAll = async (files: readonly File[], { mark, land }: MarkChoice) => {
    for (const [index, file] of files.entries()) {
      setWaiting(files.length - index - 1)
      await sendOne(file, mark, Math.min(30, land + index))
    }
    setCurrent(null)
  }

  return {
    send: (files, choice) => {
      if (files.length > 0 && current === null) void sendAll(files, choice)
    },
    current,
    waiting,
    refused,
    dismiss: (id) => setRefused((known) => known.filter((one) => one.id !== id)),
  }
}
