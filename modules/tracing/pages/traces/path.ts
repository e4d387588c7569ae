import type { Trace } from '../../contract/index.ts'

/** A station of the path with its place on the scale, in percent of the width. */
export interface Station {
  readonly kind: 'manufacturer' | 'importer' | 'wholesaler' | 'dealer' | 'purchaser' | 'recovery'
  readonly name: string
  readonly where: string
  readonly on: string | null
  readonly left: number
  readonly above: boolean
}

export interface Path {
  readonly stations: readonly Station[]
  readonly years: readonly { readonly year: number; readonly left: number }[]
}

const FIRST = 4
const LAST = 92
/** Room kept at the left for each station without a day. */
const UNDATED = 14
/** Labels nearer than this stand on different sides of the line. */
const CROWDED = 17

/** The path to scale in time; stations whose day is not known stand before the scale, in their order. */
export function pathOf(trace: Trace, names: { purchaser: string }): Path {
  const chain = (trace.result?.steps ?? []).map((step) => ({
    kind: step.kind,
    name: step.kind === 'purchaser' ? names.purchaser : step.name,
    where: [step.city, step.state].filter(Boolean).join(', '),
    on: step.on,
  }))
  const { recovery } = trace
  const stops = [
    ...chain,
    {
      kind: 'recovery' as const,
      name: recovery.address ?? recovery.caseNumber,
      where: [recovery.city, recovery.state].filter(Boolean).join(', '),
      on: recovery.recoveredOn,
    },
  ]
  const days = stops.map(({ on }) => (on === null ? null : dayOf(on)))
  const known = days.filter((day) => day !== null)
  const [from, to] = [Math.min(...known), Math.max(...known)]
  const undated = days.filter((day) => day === null).length
  const start = FIRST + undated * UNDATED
  const at = (day: number) => (to === from ? LAST : start + ((day - from) / (to - from)) * (LAST - start))
  let waiting = 0
  let previous = -100
  let above = true
  const stations = stops.map((stop, index) => {
    const day = days[index]
    const left = day === null || day === undefined ? FIRST + waiting++ * UNDATED : at(day)
    above = left - previous < CROWDED ? !above : false
    previous = left
    return { ...stop, left, above }
  })
  return {
    stations,
    years: yearsBetween(from, to).map((year) => ({ year, left: at(dayOf(`${year}-01-01`)) })),
  }
}

const dayOf = (partial: string): number => Date.parse(`${partial}-01-01`.slice(0, 10)) / 86_400_000

/** Years that begin inside of the scale, as few as can be read. */
function yearsBetween(from: number, to: number): number[] {
  const first = new Date(from * 86_400_000).getUTCFullYear() + 1
  const last = new Date(to * 86_400_000).getUTCFullYear()
  const every = Math.max(1, Math.ceil((last - first + 1) / 8))
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at).filter(
    (year) => (year - first) % every === 0,
  )
}
