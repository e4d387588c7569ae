import { foldedSerial } from './serial-reading.ts'

/**
 * How one character of a reading stands to one of the other: the same, of a pair that is taken for each other, not
 * readable in one of them, two neighbours exchanged, another character, or only in one of the two.
 */
export interface Step {
  readonly how: 'same' | 'confusable' | 'unread' | 'swapped' | 'different' | 'only-first' | 'only-second'
  readonly first: string
  readonly second: string
}

export interface Alignment {
  /** 0 for the same reading; 1 for each confusable pair, 3 for an exchange, 4 for anything else. */
  readonly distance: number
  readonly steps: readonly Step[]
}

const COST = {
  same: 0,
  unread: 0,
  confusable: 1,
  swapped: 3,
  different: 4,
  'only-first': 4,
  'only-second': 4,
}
type How = Step['how']

/**
 * Lays two canonical readings side by side at the least cost, character by character, so that a person sees where
 * they differ. `?` stands for one unread character and `*` for any run of them, in either.
 */
export function alignSerials(first: string, second: string): Alignment {
  const rows = first.length + 1
  const columns = second.length + 1
  const cost = grid(rows, columns, Infinity)
  const from = grid<How>(rows, columns, 'same')
  cost[0]![0] = 0
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      if (i === 0 && j === 0) continue
      const [best, how] = cheapest(first, second, cost, i, j)
      cost[i]![j] = best
      from[i]![j] = how
    }
  return { distance: cost[first.length]![second.length]!, steps: walked(first, second, from) }
}

const grid = <T>(rows: number, columns: number, value: T): T[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => value))

type Offer = readonly [price: number, how: How]

function cheapest(first: string, second: string, cost: readonly number[][], i: number, j: number): Offer {
  const [a, b] = [first[i - 1], second[j - 1]]
  let best: Offer = [Infinity, 'different']
  if (a !== undefined && b !== undefined) {
    const how = pairOf(a, b)
    best = lower(best, cost[i - 1]![j - 1]! + COST[how], how)
    if (i > 1 && j > 1 && a !== b && a === second[j - 2] && first[i - 2] === b)
      best = lower(best, cost[i - 2]![j - 2]! + COST.swapped, 'swapped')
  }
  const alone = a === '*' || b === '*' ? 0 : COST['only-first']
  if (a !== undefined) best = lower(best, cost[i - 1]![j]! + alone, 'only-first')
  if (b !== undefined) best = lower(best, cost[i]![j - 1]! + alone, 'only-second')
  return best
}

const lower = (best: Offer, price: number, how: How): Offer => (price < best[0] ? [price, how] : best)

const FOLDED = new Map(
  Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', (one) => [one, foldedSerial(one)] as const),
)

function pairOf(a: string, b: string): How {
  if (a === b) return 'same'
  if (a === '?' || b === '?' || a === '*' || b === '*') return 'unread'
  return (FOLDED.get(a) ?? a) === (FOLDED.get(b) ?? b) ? 'confusable' : 'different'
}

function walked(first: string, second: string, from: readonly How[][]): Step[] {
  const steps: Step[] = []
  let [i, j] = [first.length, second.length]
  while (i > 0 || j > 0) {
    const how = from[i]![j]!
    const [down, right] =
      how === 'only-first' ? [1, 0] : how === 'only-second' ? [0, 1] : how === 'swapped' ? [2, 2] : [1, 1]
    const a = first.slice(i - down, i)
    const b = second.slice(j - right, j)
    // What a run of unread characters takes in is unread, not a difference.
    steps.push({ how: runs(how, first[i - 1], second[j - 1]) ? 'unread' : how, first: a, second: b })
    i -= down
    j -= right
  }
  return steps.reverse()
}

const runs = (how: How, a: string | undefined, b: string | undefined): boolean =>
  (how === 'only-first' || how === 'only-second') && (a === '*' || b === '*')

/** Whether two readings differ by no more than slips of eye and keyboard: confusable characters and one other slip. */
export const likelySame = ({ distance, steps }: Alignment): boolean =>
  distance <= 6 && steps.filter(({ how }) => how !== 'same' && how !== 'unread').length <= 3
