import type { MissingTest } from './parsed.ts'

/**
 * Words that say "not known" in the files cities publish, compared without regard to case. A column in which
 * one of them means something (`U` for a code, `NONE` for a count) is given a list of its own.
 */
export const defaultMissing: readonly string[] = [
  '(null)',
  'null',
  'unknown',
  'unk',
  'u',
  'na',
  'n/a',
  'nsa',
  'none',
  '-',
  '--',
  '.',
  'nan',
  '#n/a',
]

/** Makes the test for a column; blank always counts. */
export function missingTest(tokens: readonly string[]): MissingTest {
  const known = new Set(tokens.map((token) => token.toLowerCase()))
  const longest = Math.max(0, ...tokens.map((token) => token.length))
  return (text) => {
    if (text === '') return true
    // Most cells are longer than any token; surrounding blanks beyond a few are not worth a second look.
    if (text.length > longest + 8) return text.trim() === ''
    const bare = text.trim()
    return bare === '' || known.has(bare.toLowerCase())
  }
}

/** The test with the default list. */
export const isMissing: MissingTest = missingTest(defaultMissing)
