import { isMissing } from './missing.ts'
import { nothing, quote } from './parsed.ts'
import type { CellOptions, Parsed, Parser } from './parsed.ts'

/** An age in whole years, from `low` to `high`, both included; `high` is null when the band is open. */
export interface Age {
  readonly low: number
  readonly high: number | null
}

export interface AgeOptions extends CellOptions {
  /** In files that write 0 for "not known". */
  readonly zeroIsMissing?: boolean
  /** Above this it is no age. The oldest person on record reached 122. */
  readonly highest?: number
}

const single = /^(\d{1,5})(\.\d+)?$/
const words = '(?:[a-z]+\\s+)?'
const band = new RegExp(`^${words}(\\d{1,3})\\s*(?:-|–|to)\\s*(\\d{1,3})$`, 'i')
const above = new RegExp(
  `^${words}(\\d{1,3})\\s*(?:\\+|and (?:over|older|above|up)|or (?:over|older|more)|plus)$`,
  'i',
)
const below = /^(?:<|under|less than|below|younger than)\s*(\d{1,3})$/i
const atMost = /^(?:<=|≤|up to)\s*(\d{1,3})$/i
const moreThan = /^(?:>|over|above|older than)\s*(\d{1,3})$/i

/** Reads an age or an age band: `34`, `25-44`, `<18`, `65+`, `Adult 18+`. */
export function ageParser(options: AgeOptions = {}): Parser<Age> {
  const { missing = isMissing, zeroIsMissing = false, highest = 120 } = options
  // Few spellings repeat over a whole file, so each is read once.
  const known = new Map<string, Parsed<Age>>()
  const read = (text: string): Parsed<Age> => {
    if (missing(text)) return nothing
    const age = ageOf(text.trim().replace(/\s{1,9}years?( old)?$/i, ''))
    const top = age === null ? 0 : (age.high ?? age.low)
    if (age === null || top > highest || age.low > top) return { problem: `${quote(text)} is not an age.` }
    return zeroIsMissing && age.low === 0 && age.high === 0 ? nothing : { value: age }
  }
  return (text) => {
    let age = known.get(text)
    if (age === undefined) {
      age = read(text)
      if (known.size < 2_000) known.set(text, age)
    }
    return age
  }
}

function ageOf(text: string): Age | null {
  const exact = single.exec(text)
  if (exact) return { low: Number(exact[1]), high: Number(exact[1]) }
  const between = band.exec(text)
  if (between) return { low: Number(between[1]), high: Number(between[2]) }
  const open = above.exec(text)
  if (open) return { low: Number(open[1]), high: null }
  const under = below.exec(text)
  if (under) return Number(under[1]) === 0 ? null : { low: 0, high: Number(under[1]) - 1 }
  const most = atMost.exec(text)
  if (most) return { low: 0, high: Number(most[1]) }
  const over = moreThan.exec(text)
  return over ? { low: Number(over[1]) + 1, high: null } : null
}
