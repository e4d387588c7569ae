import { ProblemError } from '#web/client'
import type { Mark, NamedFile, ScanStanding } from '../../contract/index.ts'
import { PHOTO_BYTES } from '../../contract/index.ts'

export type FileKind = 'scan' | 'photo'

/** Why a file does not go, in words of the page; anything else is what the server said. */
export type Hindrance =
  | 'notAFile'
  | 'heic'
  | 'empty'
  | 'photoTooLarge'
  | 'scanTooLarge'
  | 'noExhibit'
  | 'several'
  | 'firearm'
  | 'mayNotScan'

/** A file on its way to an exhibit. */
export interface Parcel {
  readonly id: number
  readonly file: File
  /** Where it lies in the folder that was chosen: what is looked at for the number of an exhibit. */
  readonly path: string
  readonly kind: FileKind | null
  readonly exhibit: NamedFile['exhibit']
  readonly mark: Mark
  readonly land: number | null
  readonly state: 'matching' | 'hindered' | 'ready' | 'sending' | 'kept' | 'refused'
  readonly hindrance: Hindrance | null
  readonly error: unknown
  /** Share of the bytes that left, from 0 to 1. */
  readonly sent: number
  readonly scan: (Pick<ScanStanding, 'id'> & Partial<ScanStanding>) | null
}

const SCANS = /\.(x3p|plux|sur|tiff?|csv)$/i
const PHOTOS = /\.(jpe?g|png|webp)$/i
const SCAN_BYTES = 512 * 1024 * 1024
/** What systems leave in folders for themselves. */
const LITTER = /(^|\/)(\..*|thumbs\.db|desktop\.ini|__MACOSX\/.*)$/i

export const isLitter = (path: string): boolean => LITTER.test(path)

const kindOf = (name: string): FileKind | null =>
  SCANS.test(name) ? 'scan' : PHOTOS.test(name) ? 'photo' : null

/** A file before it is known which exhibit it is of. */
export function parcelOf(id: number, file: File, path: string, mayScan: boolean): Parcel {
  const kind = kindOf(file.name)
  const hindrance = hindranceOf(file, kind, mayScan)
  return {
    id,
    file,
    path,
    kind,
    exhibit: null,
    mark: 'breech-face',
    land: null,
    state: hindrance ? 'hindered' : 'matching',
    hindrance,
    error: null,
    sent: 0,
    scan: null,
  }
}

function hindranceOf(file: File, kind: FileKind | null, mayScan: boolean): Hindrance | null {
  if (kind === null) return /\.hei[cf]$/i.test(file.name) ? 'heic' : 'notAFile'
  if (file.size === 0) return 'empty'
  if (kind === 'photo') return file.size > PHOTO_BYTES ? 'photoTooLarge' : null
  if (!mayScan) return 'mayNotScan'
  return file.size > SCAN_BYTES ? 'scanTooLarge' : null
}

/** What the server found for the name of a file; lands that the names do not number are numbered on. */
export function matched(parcel: Parcel, { found, exhibit, mark, land }: NamedFile): Parcel {
  const told = { ...parcel, exhibit, mark, land }
  if (found !== 'one')
    return { ...told, state: 'hindered', hindrance: found === 'none' ? 'noExhibit' : 'several' }
  if (exhibit?.kind === 'firearm' && parcel.kind === 'scan')
    return { ...told, state: 'hindered', hindrance: 'firearm' }
  return { ...told, state: 'ready', hindrance: null }
}

/** Numbers the lands of each exhibit that their names do not, after those that are numbered. */
export function numberLands(parcels: readonly Parcel[]): Parcel[] {
  const last = new Map<string, number>()
  const isLand = ({ kind, mark, exhibit }: Parcel) => kind === 'scan' && mark === 'bullet-land' && exhibit
  for (const parcel of parcels)
    if (isLand(parcel) && parcel.land !== null)
      last.set(parcel.exhibit!.id, Math.max(last.get(parcel.exhibit!.id) ?? 0, parcel.land))
  return parcels.map((parcel) => {
    if (!isLand(parcel) || parcel.land !== null) return parcel
    const land = Math.min(30, (last.get(parcel.exhibit!.id) ?? 0) + 1)
    last.set(parcel.exhibit!.id, land)
    return { ...parcel, land }
  })
}

/** Whether a person can mend what keeps a file by saying which exhibit it is of. */
export const canBeNamed = ({ hindrance, kind }: Parcel): boolean =>
  kind !== null && (hindrance === 'noExhibit' || hindrance === 'several' || hindrance === 'firearm')

/** Whether a file that was refused may fare better when it is sent once more: nobody answered, or not in time. */
export const mayGoAgain = ({ state, error }: Parcel): boolean =>
  state === 'refused' && (!(error instanceof ProblemError) || error.status === 0 || error.status >= 500)

/** Files that wait to be sent. */
export const isToGo = (parcel: Parcel): boolean => parcel.state === 'ready' || mayGoAgain(parcel)

/** What a person has to look at: what does not go, and scans that did not come through their checks. */
export const isToLookAt = ({ state, scan }: Parcel): boolean =>
  state === 'hindered' || state === 'refused' || scan?.state === 'refused' || Boolean(scan?.problem)

/** Whether a scan that was kept is still being looked at. */
export const isLookedAt = ({ scan, state }: Parcel): boolean =>
  state === 'kept' && scan !== null && !scan.problem && scan.state !== 'ready' && scan.state !== 'refused'
