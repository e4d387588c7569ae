import { SurfaceFormatError } from './error.ts'
import { MAX_NUMBER_LENGTH } from './limits.ts'

/** Part of every browser and of Node, though not of the language's own library. */
declare class TextDecoder {
  constructor(encoding?: string)
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string
}
declare class TextEncoder {
  encode(text: string): Uint8Array
}

export interface Decoder {
  /** Characters that are complete; what is cut off waits for the next bytes. */
  write(bytes: Uint8Array): string
  end(): string
}

const DECLARED = /^[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/

/** Unicode, unless a mark or the XML declaration in the first bytes says something else. */
export function decoderFor(first: Uint8Array): Decoder {
  const decoder = new TextDecoder(encodingOf(first))
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
}

function encodingOf(first: Uint8Array): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be'
  const declared = DECLARED.exec(latin1(first.subarray(0, 256)))?.[1]?.toLowerCase()
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
  return declared && /^(iso-8859-|windows-125|us-ascii)/.test(declared) ? known(declared) : 'utf-8'
}

function known(encoding: string): string {
  try {
    new TextDecoder(encoding)
    return encoding
  } catch {
    return 'utf-8'
  }
}

export const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

export const utf8Bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** One character for each byte, for names and headers that are mostly ASCII. */
export function latin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

/** A plain or exponent number, or NaN where the text is none; never what JavaScript makes of "" or "0x1". */
export function numberOf(text: string): number {
  return text.length <= MAX_NUMBER_LENGTH && NUMBER.test(text) ? Number(text) : NaN
}

/** @throws SurfaceFormatError when the text is not a finite number. */
export function requireNumber(text: string, name: string): number {
  const value = numberOf(text.trim())
  if (!Number.isFinite(value))
    throw new SurfaceFormatError('bad-value', `${name} should be a number, but it is "${short(text)}".`)
  return value
}

/** @throws SurfaceFormatError when the text is not a whole number from 1 that a surface can have. */
export function requireCount(text: string, name: string): number {
  const value = requireNumber(text, name)
  if (!Number.isSafeInteger(value) || value < 1)
    throw new SurfaceFormatError(
      'bad-value',
      `${name} should be a whole number from 1, but it is "${short(text)}".`,
    )
  return value
}

/** What a sentence may quote of a file. */
export const short = (text: string): string => {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
  return line.length > 40 ? `${line.slice(0, 40)}…` : line
}
