import { isMissing } from './missing.ts'
import { nothing, quote } from './parsed.ts'
import type { CellOptions, Parser } from './parsed.ts'

export interface BooleanOptions extends CellOptions {
  /** Words that mean yes and no in this column, beside or instead of the usual ones. */
  readonly yes?: readonly string[]
  readonly no?: readonly string[]
}

const usualYes = ['y', 'yes', 'true', 't', '1', '1.0']
const usualNo = ['n', 'no', 'false', 'f', '0', '0.0']

/** Reads yes and no as cities write them. */
export function booleanParser(options: BooleanOptions = {}): Parser<boolean> {
  const missing = options.missing ?? isMissing
  const words = new Map<string, { readonly value: boolean }>()
  for (const word of options.yes ?? usualYes) words.set(word.toLowerCase(), { value: true })
  for (const word of options.no ?? usualNo) words.set(word.toLowerCase(), { value: false })
  return (text) => {
    const known = words.get(text) ?? words.get(text.trim().toLowerCase())
    if (known !== undefined) return known
    return missing(text) ? nothing : { problem: `${quote(text)} is neither yes nor no.` }
  }
}
