import { useEffect, useRef, useState } from 'react'
import { call } from '#web/client'
import {
  matchFiles,
  NAMES_AT_ONCE,
  scanStandings,
  uploadScan,
  type Mark,
  type NamedFile,
} from '../../contract/index.ts'
import { sendPhoto } from '../photos/preview.ts'
import type { Found } from './dropped.ts'
import { isLookedAt, isToGo, matched, numberLands, parcelOf, type Parcel } from './files.ts'

const LOOK_AGAIN = 3_000

/** Files on their way to exhibits. */
export interface Parcels {
  readonly all: readonly Parcel[]
  readonly sending: boolean
  readonly add: (found: readonly Found[]) => Promise<void>
  /** Says which exhibit a file is of by its number, or tries one once more. */
  readonly name: (parcel: Parcel, number: string) => Promise<void>
  readonly mark: (parcel: Parcel, mark: Mark) => void
  readonly remove: (parcel: Parcel) => void
  readonly send: () => Promise<void>
  readonly stop: () => void
}

type Change = (change: (all: readonly Parcel[]) => readonly Parcel[]) => void

/** Holds the files, asks which exhibits they are of, sends them one after the other, and follows the scans among them. */
export function useParcels(mayScan: boolean, onFailed: (error: unknown) => void): Parcels {
  const [all, setAll] = useState<readonly Parcel[]>([])
  const [sending, setSending] = useState(false)
  const next = useRef(0)
  const stopped = useRef(false)
  const put = (id: number, change: Partial<Parcel>) =>
    setAll((known) => known.map((one) => (one.id === id ? { ...one, ...change } : one)))
  useStandings(all, setAll)

  const match = async (parcels: readonly Parcel[], nameOf: (parcel: Parcel) => string) => {
    try {
      const found = await askFor(parcels.map(nameOf))
      const byId = new Map(parcels.map(({ id }, at) => [id, found[at]!]))
      setAll((known) =>
        numberLands(known.map((one) => (byId.has(one.id) ? matched(one, byId.get(one.id)!) : one))),
      )
    } catch (error) {
      setAll((known) => known.filter(({ state }) => state !== 'matching'))
      onFailed(error)
    }
  }

  return {
    all,
    sending,
    async add(found) {
      const made = found.map(({ file, path }) => parcelOf(next.current++, file, path, mayScan))
      setAll((known) => [...known, ...made])
      const asked = made.filter(({ state }) => state === 'matching')
      if (asked.length > 0) await match(asked, ({ path }) => path.slice(-200))
    },
    name: (parcel, number) => match([parcel], () => number),
    mark: ({ id }, mark) =>
      setAll((known) =>
        numberLands(known.map((one) => (one.id === id ? { ...one, mark, land: null } : one))),
      ),
    remove: ({ id }) => setAll((known) => known.filter((one) => one.id !== id)),
    async send() {
      stopped.current = false
      setSending(true)
      for (const parcel of all.filter(isToGo)) {
        if (stopped.current) break
        put(parcel.id, { state: 'sending', sent: 0, error: null })
        put(parcel.id, await sendOne(parcel, (sent) => put(parcel.id, { sent })))
      }
      setSending(false)
    },
    stop: () => (stopped.current = true),
  }
}

async function askFor(names: readonly string[]): Promise<NamedFile[]> {
  const found: NamedFile[] = []
  for (let at = 0; at < names.length; at += NAMES_AT_ONCE) {
    const body = { names: names.slice(at, at + NAMES_AT_ONCE) }
    found.push(...(await call(matchFiles, { body })).files)
  }
  return found
}

/** Sends one file; answers what became of it. */
async function sendOne(parcel: Parcel, tell: (sent: number) => void): Promise<Partial<Parcel>> {
  const { file, kind, mark, land } = parcel
  const options = {
    onProgress: ({ sent, total }: { sent: number; total: number }) => tell(total > 0 ? sent / total : 0),
  }
  const { id } = parcel.exhibit!
  try {
    if (kind === 'photo') {
      await sendPhoto(id, file, options)
      return { state: 'kept', sent: 1 }
    }
    const query = { name: file.name.slice(0, 200), mark, ...(mark === 'bullet-land' && { land: land ?? 1 }) }
    const scan = await call(uploadScan, { params: { id }, query, body: file }, options)
    return { state: 'kept', sent: 1, scan: { id: scan.id, state: scan.state, problem: scan.problem } }
  } catch (error) {
    return { state: 'refused', error }
  }
}

/** Looks every few seconds how scans that were kept come through their checks, until all have. */
function useStandings(all: readonly Parcel[], change: Change): void {
  const ids = all.filter(isLookedAt).map(({ scan }) => scan!.id)
  const asked = ids.slice(0, NAMES_AT_ONCE).join(' ')
  useEffect(() => {
    if (asked === '') return
    const timer = setInterval(() => {
      void call(scanStandings, { body: { ids: asked.split(' ') } })
        .then(({ scans }) => {
          const byId = new Map(scans.map((scan) => [scan.id, scan]))
          change((known) =>
            known.map((one) => (one.scan ? { ...one, scan: byId.get(one.scan.id) ?? one.scan } : one)),
          )
        })
        .catch(() => undefined)
    }, LOOK_AGAIN)
    return () => clearInterval(timer)
  }, [asked, change])
}
