import { calibreKey, calibreNamed } from './calibre.ts'
import { importerOf, makeNamed, makeOf } from './make.ts'
import { MODELS } from './models.ts'
import { readSerial } from './serial-reading.ts'
import { compact } from './text.ts'
import { typeNamed, typeOf } from './type.ts'

/** A firearm in the words in which it was written down. */
export interface FirearmWords {
  readonly serial: string
  readonly make: string
  readonly importer: string
  readonly model: string
  readonly type: string
  readonly calibre: string
  readonly country: string
}

export type WarningCode =
  | 'importer-as-make'
  | 'make-unknown'
  | 'make-typing-error'
  | 'importer-missing'
  | 'model-as-serial'
  | 'calibre-in-serial'
  | 'serial-placeholder'
  | 'serial-short'
  | 'serial-decorated'
  | 'calibre-unknown'
  | 'calibre-type'
  | 'type-unknown'

/** A classic error of the property room: what it looks like, and the value that is meant, where it can be told. */
export interface Warning {
  readonly code: WarningCode
  readonly field: keyof FirearmWords
  readonly suggestion: string | null
}

/** What looks wrong with a firearm as written, before anyone sends it away. Empty texts are not looked at. */
export function firearmWarnings(words: FirearmWords): Warning[] {
  return [...makeWarnings(words), ...serialWarnings(words), ...kindWarnings(words)]
}

function makeWarnings({ make, importer, model }: FirearmWords): Warning[] {
  if (!make.trim()) return []
  const read = makeOf(make)
  const brought = importerOf(make)
  if (brought && (!read || (brought.found.key === read.found.key && !brought.found.makesToo)))
    return [{ code: 'importer-as-make', field: 'make', suggestion: brandOf(brought.found.brings, model) }]
  // A maker that also imports: the model tells whether the gun is one of those it brings in.
  if (brought) {
    const brand = brandOf(brought.found.brings, model, true)
    if (brand && brand !== read!.found.name)
      return [{ code: 'importer-as-make', field: 'make', suggestion: brand }]
  }
  if (!read) return [{ code: 'make-unknown', field: 'make', suggestion: null }]
  if (read.how === 'typing-error')
    return [{ code: 'make-typing-error', field: 'make', suggestion: read.found.name }]
  const abroad = read.found.country !== null && read.found.country !== 'USA'
  return abroad && !importer.trim() ? [{ code: 'importer-missing', field: 'importer', suggestion: null }] : []
}

/** The one make an importer can mean; by its model where it brings in several. */
function brandOf(brings: readonly string[], model: string, byModel = false): string | null {
  const maker = MODELS.get(compact(model))
  if (maker && brings.includes(maker)) return makeNamed(maker)?.name ?? null
  return !byModel && brings.length === 1 ? (makeNamed(brings[0])?.name ?? null) : null
}

function serialWarnings({ serial, model }: FirearmWords): Warning[] {
  const { state, canonical, also } = readSerial(serial)
  if (state !== 'legible' || canonical === null) return []
  const found: Warning[] = []
  const warn = (code: WarningCode, suggestion: string | null = null) =>
    found.push({ code, field: 'serial', suggestion })
  if (calibreKey(serial) && canonical.length <= 8) warn('calibre-in-serial')
  else if (isModel(compact(serial), model)) warn('model-as-serial')
  else if (
    /^(.)\1*$/.test(canonical) ||
    '01234567890'.includes(canonical) ||
    /^X(?:X*\d)?X*$/.test(canonical)
  )
    warn('serial-placeholder')
  else if (canonical.length < 4) warn('serial-short')
  if (also.length > 0) warn('serial-decorated', also[0])
  return found
}

/** Long names of models are left alone: a serial number may happen to look like one. */
const isModel = (serial: string, model: string): boolean =>
  serial === compact(model) || (MODELS.has(serial) && serial.length < 9)

function kindWarnings({ type, calibre }: FirearmWords): Warning[] {
  const found: Warning[] = []
  const known = typeNamed(typeOf(type))
  const shot = calibreNamed(calibreKey(calibre))
  if (type.trim() && !known) found.push({ code: 'type-unknown', field: 'type', suggestion: null })
  if (calibre.trim() && !shot) found.push({ code: 'calibre-unknown', field: 'calibre', suggestion: null })
  const other = (one: string, two: string) => known?.fits === one && shot?.guns === two
  const wrong =
    other('shotgun', 'handgun') ||
    other('shotgun', 'long-gun') ||
    other('handgun', 'shotgun') ||
    other('long-gun', 'shotgun') ||
    (known?.key === 'revolver' && shot?.guns === 'long-gun')
  if (wrong) found.push({ code: 'calibre-type', field: 'calibre', suggestion: null })
  return found
}
