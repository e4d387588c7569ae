import type { DateOrder } from './date-parts.ts'

const numeric = /^\s*(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)/

/**
 * Decides for a whole column whether the month or the day comes first. `certain` when some sample can only be
 * read one way and none the other; `contradiction` when samples exclude both.
 */
export function guessDateOrder(samples: readonly string[]): {
  order: DateOrder
  certain: boolean
  contradiction: boolean
} {
  let monthFirst = 0
  let dayFirst = 0
  let dots = 0
  for (const sample of samples) {
    const found = numeric.exec(sample)
    if (!found) continue
    if (found[2] === '.') dots++
    if (Number(found[1]) > 12) dayFirst++
    if (Number(found[3]) > 12) monthFirst++
  }
  const undecided = monthFirst === dayFirst
  const order = (undecided ? dots > 0 : dayFirst > monthFirst) ? 'dmy' : 'mdy'
  const contradiction = monthFirst > 0 && dayFirst > 0
  return { order, certain: !undecided && !contradiction, contradiction }
}
