import { ImportError } from '../failure.ts'
import { Splitter } from './splitter.ts'

const candidates = [',', '\t', ';', '|'] as const

/** How the delimiters of a message are called. */
const names: Record<string, string> = { ',': 'a comma', '\t': 'a tab', ';': 'a semicolon', '|': 'a pipe' }

interface Guess {
  readonly delimiter: string
  /** Cells of the most frequent row width. */
  readonly width: number
  /** Share of rows of that width. */
  readonly agreement: number
}

/** The delimiter under which the first records agree best on a width above one; a comma when none does. */
export function sniffDelimiter(sample: string): string {
  return best(sample)?.delimiter ?? ','
}

/** Refuses a chosen delimiter that leaves one column where another separates the file. */
export function checkDelimiter(chosen: string, sample: string): void {
  if (chosen.length !== 1 || chosen === '"' || chosen === '\n' || chosen === '\r') {
    throw new ImportError(
      'import.wrong_delimiter',
      'A delimiter is one character, such as a comma or a semicolon.',
    )
  }
  if (guess(sample, chosen).width > 1) return
  const better = best(sample)
  if (better === null) return
  throw new ImportError(
    'import.wrong_delimiter',
    `With ${names[chosen] ?? `"${chosen}"`} every row is one column; the file looks separated by ${names[better.delimiter]}.`,
  )
}

function best(sample: string): Guess | null {
  const fit = candidates.map((delimiter) => guess(sample, delimiter)).filter(({ width }) => width > 1)
  return fit.toSorted((a, b) => b.agreement - a.agreement || b.width - a.width)[0] ?? null
}

function guess(sample: string, delimiter: string): Guess {
  const rows: string[][] = []
  const splitter = new Splitter(delimiter)
  try {
    splitter.push(sample, rows, [])
  } catch {
    // A sample that does not split under this delimiter speaks against it; the real reading tells why.
    if (rows.length === 0) return { delimiter, width: 1, agreement: 0 }
  }
  const counts = new Map<number, number>()
  const judged = rows.slice(0, 100).filter((row) => row.length > 1 || row[0] !== '')
  for (const row of judged) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  const [width, times] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0]
  return { delimiter, width, agreement: judged.length === 0 ? 0 : times / judged.length }
}
