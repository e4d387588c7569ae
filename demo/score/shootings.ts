import { ratesOf, type Finding, type Rates } from './finding.ts'
import type { Truth, TrueShooting } from './truth.ts'

/** How the shootings of one agency are held, against what truly happened in its area. */
export interface ShootingScore {
  readonly incidents: Rates
  readonly victims: Rates
  readonly killed: Rates
  /** Shootings that the agency wrote up under two numbers, and those held under more than one. */
  readonly duplicates: { readonly inFiles: number; readonly held: number }
}

const FILES = ['shootings.csv', 'shots-fired.csv']

/**
 * Kind `shooting`: a record number, with `killed`, `wounded` and, for what is held and not counted, `excluded`.
 * By agency; an agency of which nothing is held is left out.
 */
export function scoreShootings(
  truth: Truth,
  findings: readonly Finding[],
): Record<string, ShootingScore> | null {
  const numbers = numbersOf(truth)
  const held = new Map<string, Held>()
  for (const finding of findings) {
    const known = numbers.get(finding.records[0] ?? '')
    if (!known || finding.values?.['excluded'] === 1) continue
    const agency = held.get(known.agency) ?? { numbers: 0, nothing: 0, people: 0, dead: 0, of: new Map() }
    held.set(known.agency, agency)
    add(agency, known.shooting, finding)
  }
  if (held.size === 0) return null
  return Object.fromEntries([...held].map(([agency, of]) => [agency, scoreOf(truth, agency, of, numbers)]))
}

interface Known {
  readonly agency: string
  /** Null for a report of something that was no shooting. */
  readonly shooting: number | null
}

interface Held {
  numbers: number
  nothing: number
  people: number
  dead: number
  readonly of: Map<number, { numbers: number; people: number; dead: number }>
}

function numbersOf({ records }: Truth): Map<string, Known> {
  const numbers = new Map<string, Known>()
  for (const { file, record, shooting } of records) {
    const [agency, name] = file.split('/') as [string, string]
    if (record !== undefined && FILES.includes(name))
      numbers.set(record, { agency, shooting: shooting ?? null })
  }
  return numbers
}

function add(agency: Held, shooting: number | null, { values = {} }: Finding): void {
  const dead = values['killed'] ?? 0
  const people = dead + (values['wounded'] ?? 0)
  agency.numbers++
  agency.people += people
  agency.dead += dead
  if (shooting === null) {
    agency.nothing++
    return
  }
  const one = agency.of.get(shooting) ?? { numbers: 0, people: 0, dead: 0 }
  agency.of.set(shooting, { numbers: one.numbers + 1, people: one.people + people, dead: one.dead + dead })
}

function scoreOf(
  truth: Truth,
  agency: string,
  held: Held,
  numbers: ReadonlyMap<string, Known>,
): ShootingScore {
  const truly = [...truth.shootings.values()].filter((shooting) => shooting.agency === agency)
  const sum = (of: (shooting: TrueShooting) => number) => truly.reduce((total, one) => total + of(one), 0)
  const dead = ({ victims }: TrueShooting) => victims.filter(({ died }) => died !== null).length
  const found = (shooting: TrueShooting) => held.of.get(shooting.shooting)
  return {
    incidents: ratesOf(truly.length, held.numbers, held.of.size),
    victims: ratesOf(
      sum(({ victims }) => victims.length),
      held.people,
      sum((one) => Math.min(one.victims.length, found(one)?.people ?? 0)),
    ),
    killed: ratesOf(
      sum(dead),
      held.dead,
      sum((one) => Math.min(dead(one), found(one)?.dead ?? 0)),
    ),
    duplicates: {
      inFiles: twice(numbers, agency),
      held: [...held.of.values()].filter((one) => one.numbers > 1).length,
    },
  }
}

function twice(numbers: ReadonlyMap<string, Known>, agency: string): number {
  const counts = new Map<number, number>()
  for (const known of numbers.values())
    if (known.agency === agency && known.shooting !== null)
      counts.set(known.shooting, (counts.get(known.shooting) ?? 0) + 1)
  return [...counts.values()].filter((count) => count > 1).length
}
