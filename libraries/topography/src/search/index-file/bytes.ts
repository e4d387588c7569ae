/** Something in an index is not what it should be: it is damaged, of another kind, or of a newer version. */
export class IndexFormatError extends Error {
  readonly remedy: string

  constructor(sentence: string, remedy = 'Build the index again from its surfaces.') {
    super(sentence)
    this.remedy = remedy
  }
}

/** Parts of a file begin at multiples of this, so that typed arrays can lie on them. */
export const ALIGNMENT = 64

export const aligned = (length: number): number => Math.ceil(length / ALIGNMENT) * ALIGNMENT

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Four letters as a number, little-endian. */
export function tag(letters: string): number {
  return Array.from(letters).reduce((sum, letter, i) => sum | (letter.charCodeAt(0) << (8 * i)), 0) >>> 0
}
