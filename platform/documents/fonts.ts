import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Face } from './look.ts'

const resolve = createRequire(import.meta.url).resolve

/**
 * Public Sans, the face of the screens, with every Latin letter; the web's own files are cut in parts by alphabet,
 * which a document cannot put together. SIL Open Font License 1.1.
 */
const FILES: Readonly<Record<Face, string>> = {
  regular: resolve('@expo-google-fonts/public-sans/400Regular/PublicSans_400Regular.ttf'),
  semibold: resolve('@expo-google-fonts/public-sans/600SemiBold/PublicSans_600SemiBold.ttf'),
  bold: resolve('@expo-google-fonts/public-sans/700Bold/PublicSans_700Bold.ttf'),
}

const read = new Map<Face, Buffer>()

/** The bytes of a face, read once. */
export function faceBytes(face: Face): Buffer {
  let bytes = read.get(face)
  if (bytes === undefined) read.set(face, (bytes = readFileSync(FILES[face])))
  return bytes
}

/** Signs that the face lacks, written with those it has. */
const INSTEAD: Readonly<Record<string, string>> = {
  '\u2010': '-',
  '\u2011': '-',
  '\u202f': '\u00a0',
  '\u2009': '\u00a0',
  '\u2192': '->',
  '\t': ' ',
}

/** Text as it can be set: one form of each letter, no control characters. */
export const setText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u2009-\u2011\u202f\u2192\t]/g, (sign) => INSTEAD[sign] ?? sign)
    // oxlint-disable-next-line no-control-regex -- they are what is taken out
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, '')
