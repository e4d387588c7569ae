import type { StatedBand } from '../../contract/index.ts'

/** What a list says of one gun of a row. */
export interface ListedTime {
  /** Number of the gun within its row, as the cells name it. */
  readonly gun: number
  readonly band: StatedBand | null
  /** Days from the sale to the recovery, where the list gives a number. */
  readonly days: number | null
  /** Between which they lie, where it gives two numbers or "more than". */
  readonly least: number | null
  readonly most: number | null
}

type Time = Pick<ListedTime, 'days' | 'least' | 'most'>
const UNKNOWN: Time = { days: null, least: null, most: null }
const YEAR = 365.25

/**
 * Reads what lists write of times into one cell, and of bands into another: `1,289`, `807 days`, `G1: 223⏎G2: 218`,
 * `50 (1)⏎171 (2)`, `1) over⏎2) under`, `all over`, `Under*`. Several guns in a cell become several guns. Days to an
 * event of the imaging network are not days to the recovery and are left out; what cannot be told stays unknown.
 */
export function readListCells(times: string, bands: string): ListedTime[] {
  const [timeOf, bandOf] = [timesOf(times), bandsOf(bands)]
  const named = [...new Set([...timeOf.byGun.keys(), ...bandOf.byGun.keys()])].sort((a, b) => a - b)
  const many = Math.max(timeOf.guns, bandOf.guns)
  const guns = named.length > 0 ? named : Array.from({ length: many }, (_, at) => at + 1)
  return guns.map((gun) => ({
    gun,
    band: bandOf.byGun.get(gun) ?? bandOf.all,
    ...(timeOf.byGun.get(gun) ?? timeOf.all),
  }))
}

interface Read<T> {
  readonly byGun: ReadonlyMap<number, T>
  /** For every gun that the cell does not name. */
  readonly all: T
  /** How many it says there are, where it does not number them. */
  readonly guns: number
}

const GUN = /^(?:G|Gun)\s?(\d)\s*:\s*(.*)$/i
const BEFORE = /^(\d)\)\s*(.*)$/
const AFTER = /^(.*\S)\s*\((\d)\)$/

/** The line without the number of its gun, and that number. */
function numbered(line: string): readonly [gun: number, text: string] | null {
  const before = GUN.exec(line) ?? BEFORE.exec(line)
  if (before) return [Number(before[1]), before[2]!.trim()]
  const after = AFTER.exec(line)
  return after ? [Number(after[2]), after[1]!] : null
}

const linesOf = (cell: string): string[] =>
  cell
    .replaceAll(' ', ' ')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

function timesOf(cell: string): Read<Time> {
  const lines = linesOf(cell).filter((line) => !/^\(|^TTC\b.*:/i.test(line))
  const byGun = new Map<number, Time>()
  const loose: Time[] = []
  let guns = 1
  for (const line of lines) {
    const own = numbered(line)
    const seller = /^[^:\d]+:\s*(.+)$/.exec(line)
    if (own) byGun.set(own[0], timeOf(own[1]))
    // A line for each seller is a gun of each, in the order of the lines.
    else if (seller && lines.length > 1) byGun.set(byGun.size + 1, timeOf(seller[1]!))
    else {
      loose.push(timeOf(line))
      if (/\bboth\b/i.test(line)) guns = 2
    }
  }
  return { byGun, all: spanOf(loose.filter((time) => time !== UNKNOWN)), guns }
}

/** One number, or the span of several that the cell leaves open which of them it is. */
function spanOf(times: readonly Time[]): Time {
  if (times.length < 2) return times[0] ?? UNKNOWN
  const all = times.flatMap(({ days, least, most }) => [days ?? least ?? 0, days ?? most ?? least ?? 0])
  return { days: null, least: Math.min(...all), most: Math.max(...all) }
}

function timeOf(text: string): Time {
  const plain = text.replaceAll(/(\d),(\d{3})\b/g, '$1$2')
  if (/^same day$/i.test(plain)) return { ...UNKNOWN, days: 0 }
  const over = /^(?:over|more than)\s+(\d+)\s+years?$/i.exec(plain)
  if (over) return { ...UNKNOWN, least: Math.round(Number(over[1]) * YEAR) }
  const either = /^(\d+)\s+or\s+(\d+)$/i.exec(plain)
  if (either) return spanOf([either[1], either[2]].map((one) => ({ ...UNKNOWN, days: Number(one) })))
  const one = /^(\d+)(?:\s*days?)?\s*(?:\((.*)\))?(.*)$/i.exec(plain)
  if (!one) return UNKNOWN
  const [, days, inside = '', rest = ''] = one
  // "1700 (858 to first NIBIN incident)" has both; "1786 (to first NIBIN)" has only the other one.
  const other = /nibin/i.test(rest) || /^to\b.*nibin/i.test(inside)
  return other || /\w/.test(rest) ? UNKNOWN : { ...UNKNOWN, days: Number(days) }
}

function bandsOf(cell: string): Read<StatedBand | null> {
  const byGun = new Map<number, StatedBand | null>()
  let all: StatedBand | null = null
  let guns = 1
  for (const line of linesOf(cell)) {
    const count = /^(\w+\*?)\s*\((\d)\)$/.exec(line)
    const own = count ? null : numbered(line)
    if (own) byGun.set(own[0], bandOf(own[1]))
    else all = bandOf(line)
    if (count) guns = Number(count[2])
  }
  return { byGun, all, guns }
}

const bandOf = (text: string): StatedBand | null =>
  /\bunder\b/i.test(text) ? 'under-3-years' : /\bover\b/i.test(text) ? '3-years-and-over' : null
