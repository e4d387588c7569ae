import { useState } from 'react'
import type { UploadProgress } from '#web/client'

/** Files on their way, one after the other. */
export interface Sending {
  /** The file that is travelling. */
  readonly current: { readonly name: string; readonly progress: UploadProgress } | null
  readonly waiting: number
  /** Files that were not taken in. */
  readonly refused: readonly { readonly id: number; readonly name: string; readonly error: unknown }[]
  readonly dismiss: (id: number) => void
  /** Sends each file in turn by `send`; answers what came of those that were taken in. Does nothing while one travels. */
  sendAll<T>(
    files: readonly File[],
    send: (file: File, index: number, onProgress: (progress: UploadProgress) => void) => Promise<T>,
  ): Promise<readonly T[]>
}

/** Sends files in turn, and keeps what was refused until it is put aside. */
export function useSending(): Sending {
  const [current, setCurrent] = useState<Sending['current']>(null)
  const [waiting, setWaiting] = useState(0)
  const [refused, setRefused] = useState<Sending['refused']>([])
  const refuse = (name: string, error: unknown) =>
    setRefused((known) => [...known, { id: Date.now() + known.length, name, error }])
  return {
    current,
    waiting,
    refused,
    dismiss: (id) => setRefused((known) => known.filter((one) => one.id !== id)),
    sendAll: async (files, send) => {
      if (current !== null) return []
      const taken: Awaited<ReturnType<typeof send>>[] = []
      for (const [index, file] of files.entries()) {
        const { name, size } = file
        setWaiting(files.length - index - 1)
        setCurrent({ name, progress: { sent: 0, total: size } })
        try {
          taken.push(await send(file, index, (progress) => setCurrent({ name, progress })))
        } catch (error) {
          refuse(name, error)
        }
      }
      setCurrent(null)
      return taken
    },
  }
}
