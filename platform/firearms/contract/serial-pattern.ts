import { canonicalSerial, foldedSerial } from './serial-reading.ts'

/** Whether a serial number has characters that cannot be read. */
export const isPattern = (canonical: string): boolean => /[?*]/.test(canonical)

/**
 * What is known of a partly read number as an expression over folded serial numbers: `A12?45*` has an A, 1, 2, one
 * unknown character, 4, 5 and then anything. Folded, because a character that can barely be read is easily confused.
 */
export function serialPattern(text: string): RegExp {
  const folded = foldedSerial(canonicalSerial(text))
  const source = folded.replaceAll('?', '[A-Z0-9]').replaceAll('*', '[A-Z0-9]*')
  return new RegExp(`^${source}$`)
}

/** Whether a whole serial number may be the one that was partly read. */
export const patternFits = (pattern: string, serial: string): boolean =>
  serialPattern(pattern).test(foldedSerial(canonicalSerial(serial)))
