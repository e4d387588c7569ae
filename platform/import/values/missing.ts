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
  '\\n',
]

/** Makes the test for a column; blank always counts. */
export function missingTest(tokens: readonly string[]): MissingTest {
  const known = new Set(tokens.map((token) => token.trim().toLowerCase()))
  // Nearly every cell is told by its first letter, without a copy in small letters.
  const first = new Uint8Array(65_536)
  for (const token of known) {
    first[token.charCodeAt(0)] = 1
    first[token.toUpperCase().charCodeAt(0)] = 1
  }
  return (text) => {
    if (text === '') return true
    const code = text.charCodeAt(0)
    if (code > SPACE && code < NO_BREAK_SPACE && first[code] === 0) return false
    const bare = text.trim()
    return bare === '' || known.has(bare.toLowerCase())
  }
}

const SPACE = 32
const NO_BREAK_SPACE = 160

/** The test with the default list. */
export const isMissing: MissingTest = missingTest(defaultMissing)
