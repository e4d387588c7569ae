import { isMissing } from './missing.ts'
import { nothing, quote } from './parsed.ts'
import type { CellOptions, Parser } from './parsed.ts'

export interface NumberOptions extends CellOptions {
  /** A comma where the file writes `3,5` for three and a half. */
  readonly decimal?: '.' | ','
  readonly min?: number
  readonly max?: number
  /** Refuses fractions; `4.0` is whole. */
  readonly whole?: boolean
}

const plain = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i
const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/
const continental = /^[+-]?(\d+|\d{1,3}([. ]\d{3})+)(,\d+)?$/

/** Reads numbers, with thousands separators where they are unmistakable. */
export function numberParser(options: NumberOptions = {}): Parser<number> {
  const { missing = isMissing, decimal = '.', min = -Infinity, max = Infinity, whole = false } = options
  return (text) => {
    if (missing(text)) return nothing
    const bare = text.trim()
    const value = decimal === ',' ? fromContinental(bare) : fromPlain(bare)
    if (value === null || !Number.isFinite(value)) return { problem: `${quote(text)} is not a number.` }
    if (whole && !Number.isInteger(value)) return { problem: `${quote(text)} is not a whole number.` }
    if (value < min || value > max) return { problem: `${quote(text)} is not between ${min} and ${max}.` }
    return { value }
  }
}

function fromPlain(text: string): number | null {
  if (plain.test(text)) return Number(text)
  return grouped.test(text) ? Number(text.replaceAll(',', '')) : null
}

function fromContinental(text: string): number | null {
  return continental.test(text) ? Number(text.replace(/[. ]/g, '').replace(',', '.')) : null
}

const floated = /^(\d+)\.0+$/
const scientific = /^\d(\.\d+)?e\+?\d+$/i

/**
 * Reads names of records. A number that a program wrote as a fraction (`201839021601.0`) is given back its
 * digits; one in scientific notation has lost them and is a problem.
 */
export function identifierParser(options: CellOptions = {}): Parser<string> {
  const missing = options.missing ?? isMissing
  return (text) => {
    if (missing(text)) return nothing
    const bare = text.trim()
    if (bare.endsWith('0') && floated.test(bare)) return { value: bare.slice(0, bare.indexOf('.')) }
    if (bare.includes('+') && scientific.test(bare)) {
      return { problem: `${quote(bare)} is a number shortened by a spreadsheet; its last digits are lost.` }
    }
    return { value: bare }
  }
}

/** Reads text: trimmed, inner blanks kept. */
export function textParser(options: CellOptions = {}): Parser<string> {
  const missing = options.missing ?? isMissing
  return (text) => (missing(text) ? nothing : { value: text.trim() })
}
