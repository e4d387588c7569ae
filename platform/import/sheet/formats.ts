import { fromSerial } from '../values/serial.ts'

/** How a number is meant: itself, padded with zeros to a width, or a date of which these parts are shown. */
export type CellKind =
  | { readonly kind: 'number' }
  | { readonly kind: 'padded'; readonly width: number }
  | { readonly kind: 'date'; readonly day: boolean; readonly month: boolean; readonly time: boolean }

const plain: CellKind = { kind: 'number' }

/** Built-in formats (ECMA-376 part 1, 18.8.30) that show dates, by number. */
function builtIn(id: number): string | undefined {
  if (id === 17) return 'mmm-yy'
  if (id === 22) return 'm/d/yy h:mm'
  if ((id >= 14 && id <= 16) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return 'd/m/y'
  return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) ? 'h:mm:ss' : undefined
}

/** Reads a format code as far as it tells dates from numbers. */
export function kindOf(id: number, code = builtIn(id)): CellKind {
  if (code === undefined || code === '' || /^general$/i.test(code)) return plain
  if (/^0{2,}$/.test(code)) return { kind: 'padded', width: code.length }
  // Colours, conditions, quoted words and escaped letters are no part of the pattern.
  const pattern = code
    .split(';')[0]!
    .replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '')
    .toLowerCase()
  if (!/[ymdhs]/.test(pattern) || /[0#?]/.test(pattern.replace(/s\.0+/, 's'))) return plain
  const time = /[hs]/.test(pattern)
  const day = pattern.includes('d')
  return {
    kind: 'date',
    day,
    month: pattern.includes('m') && !time,
    time: time && !day && !pattern.includes('y'),
  }
}

/** The text of a number cell as a person reads it, dates as `2026-02-14`, `2026-02-14 04:30` or `04:30`. */
export function showNumber(text: string, kind: CellKind, system1904: boolean): string {
  if (kind.kind === 'date') return showDate(text, kind, system1904)
  if (kind.kind === 'padded') return text.padStart(kind.width, '0')
  // Spreadsheets write 17 digits; the shortest text of the same number is what was typed.
  return text.length > 12 && /[.e]/i.test(text) && Number.isFinite(Number(text)) ? String(Number(text)) : text
}

function showDate(text: string, kind: CellKind & { kind: 'date' }, system1904: boolean): string {
  const moment = fromSerial(Number(text), system1904)
  if (moment === null) return text
  if (moment.date === null) return moment.clock ?? text
  if (moment.clock !== null)
    return system1904 && kind.time && Number(text) < 1 ? moment.clock : `${moment.date} ${moment.clock}`
  // A sheet that shows month and year only says that the day is not known.
  if (!kind.day && !kind.time && moment.date.endsWith('-01')) return moment.date.slice(0, kind.month ? 7 : 4)
  return moment.date
}
