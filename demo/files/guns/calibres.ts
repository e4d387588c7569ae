const FAMILIES: readonly (readonly [pattern: RegExp, spellings: readonly string[]])[] = [
  [/^9 ?mm/i, ['9MM', '9 MM', '9', '9mm', '9X19', '9MM LUGER']],
  [/^\.?380/, ['.380', '380', '380 ACP', '.380 AUTO', '9MM KURZ']],
  [/^\.?40/, ['.40', '40', '40 S&W', '.40 CAL', '40SW']],
  [/^\.?45/, ['.45', '45', '45 ACP', '.45 CAL', '45 AUTO']],
  [/^\.?22/, ['.22', '22', '22LR', '.22 CAL', '22 LR']],
  [/^\.?38\b/, ['.38', '38', '38 SPL', '.38 SPECIAL', '38 SPECIAL']],
  [/^\.?357/, ['.357', '357', '357 MAG', '.357 MAGNUM']],
  [/^\.?25/, ['.25', '25', '25 ACP', '25 AUTO']],
  [/^\.?32/, ['.32', '32', '32 ACP', '32 AUTO']],
  [/^10 ?mm/i, ['10MM', '10 MM', '10']],
  [/^\.?44/, ['.44', '44', '44 MAG']],
  [/^5\.56|^\.?223/, ['5.56', '.223', '223', '5.56MM', '223 REM', '5.56X45']],
  [/^7\.62/, ['7.62', '7.62X39', '7.62MM', '762']],
  [/^12\b/, ['12', '12 GA', '12GA', '12 GAUGE']],
  [/^20\b/, ['20', '20 GA', '20GA', '20 GAUGE']],
]
const WRONG = ['9MM', '.380', '.40', '.45', '.38', '.22']

/** The ways in which a calibre is written; the first is the commonest. */
export function calibreSpellings(calibre: string): readonly string[] {
  return FAMILIES.find(([pattern]) => pattern.test(calibre))?.[1] ?? [calibre.toUpperCase()]
}

/** Another calibre than this. */
export function wrongCalibres(calibre: string): readonly string[] {
  const right = calibreSpellings(calibre)
  return WRONG.filter((other) => !right.includes(other))
}
