import { falseDiscovery, groupCorrelation, sharedAtLeast } from '@throughline/crime-statistics'
import type { Gun } from '../facts.ts'

export interface MarkedGuns {
  readonly id: string
  /** Groups are held against others of their class. */
  readonly class: string
  readonly marked: readonly Gun[]
  readonly size: number
}

export interface MarkedTest extends MarkedGuns {
  /** Share of marked guns in the other groups of the class. */
  readonly share: number
  readonly expected: number
  readonly probability: number
  readonly adjusted: number
  /** Groups looked at. */
  readonly tested: number
}

/**
 * Groups of which more guns have a mark than of the other groups of their class: each against the share of all others,
 * with the spread that groups have anyway, adjusted for having looked at all of them.
 */
export function testMarked(
  groups: readonly MarkedGuns[],
  { least, comparable }: { least: number; comparable: number },
): MarkedTest[] {
  const classes = new Map<string, MarkedGuns[]>()
  for (const group of groups) classes.set(group.class, [...(classes.get(group.class) ?? []), group])
  // How much groups differ anyway cannot be told from a few of them.
  const compared = [...classes.values()].filter(({ length }) => length >= comparable)
  const tests = compared.flatMap((members) => {
    const correlation = groupCorrelation(members.map(({ marked, size }) => ({ count: marked.length, size })))
    const [marked, size] = [sum(members, (one) => one.marked.length), sum(members, (one) => one.size)]
    return members
      .filter((one) => one.size >= least && size > one.size)
      .map((one) => {
        const share = (marked - one.marked.length) / (size - one.size)
        const probability = sharedAtLeast(one.marked.length, one.size, share, correlation)
        return { ...one, share, expected: one.size * share, probability }
      })
  })
  const adjusted = falseDiscovery(tests.map(({ probability }) => probability))
  return tests.map((one, at) => ({ ...one, adjusted: adjusted[at]!, tested: tests.length }))
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0)
