/** Why a file could not be read or written; a closed list, for programs that act on it. */
export type SurfaceFormatCode = keyof typeof REMEDIES

/** What to do, where the place that found the fault knows nothing better. */
const REMEDIES = {
  'unknown-format': 'Give an x3p, plux, sur, TIFF or CSV file.',
  damaged: 'Copy or export the file again: it did not arrive as it was written.',
  'unsafe-archive': 'Do not open it otherwise; ask whoever sent it for a fresh export.',
  'too-large': 'Export a smaller area, or fewer samples.',
  'document-type': 'Export the file again from the instrument: a measured surface needs none.',
  'missing-part': 'Export the file again with all its parts.',
  checksum: 'Copy the file again; read it with checksums ignored only if its maker says what was changed.',
  'size-mismatch': 'Export the file again: its description and its data do not belong together.',
  'bad-value': 'Correct the value, or export the file again.',
  'not-a-grid': 'Resample the points to a regular grid in the program that made them.',
  'unit-unknown': 'Say the distance between samples and the unit of the heights.',
  unsupported: 'Export the surface as x3p with one layer of heights on a regular grid.',
} as const

/** A file that is not read: what is wrong with it, and what to do about it. */
export class SurfaceFormatError extends Error {
  override readonly name = 'SurfaceFormatError'
  readonly code: SurfaceFormatCode
  readonly sentence: string
  readonly remedy: string

  constructor(code: SurfaceFormatCode, sentence: string, remedy: string = REMEDIES[code]) {
    super(`${sentence} ${remedy}`)
    this.code = code
    this.sentence = sentence
    this.remedy = remedy
  }
}
