/** Capitals without blanks, signs and accents: how two spellings of one thing become equal. */
export function compact(text: string): string {
  return text
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll('×', 'X')
    .replaceAll('&', 'AND')
    .replaceAll(/[^A-Z0-9]/g, '')
}

/** A list of names in one line, parted by `;`. */
export const listed = (line: string): readonly string[] =>
  line
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
