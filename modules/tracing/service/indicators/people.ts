/** A person as some record names them. */
export interface Named {
  readonly last: string
  readonly first: string
  readonly bornOn: string | null
}

interface Read {
  readonly tokens: readonly string[]
  readonly born: string | null
}

const readOf = ({ last, first, bornOn }: Named): Read => ({
  tokens: `${last} ${first}`
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z ]/g, ' ')
    .split(' ')
    .filter(Boolean)
    .sort(),
  born: bornOn,
})

/**
 * Whether two records most likely name one person. Equal names need days of birth that do not speak against it: equal,
 * missing, or written with one slip. Equal days of birth need one equal name and another that begins alike.
 */
export const samePerson = (one: Named, other: Named): boolean => alike(readOf(one), readOf(other))

function alike(one: Read, other: Read): boolean {
  if (one.tokens.length === 0 || other.tokens.length === 0) return false
  if (one.tokens.join(' ') === other.tokens.join(' ')) return bornAlike(one.born, other.born)
  if (one.born === null || one.born !== other.born || one.born.length < 10) return false
  const shared = one.tokens.filter((token) => other.tokens.includes(token))
  const [mine, theirs] = [one, other].map(({ tokens }) => tokens.filter((token) => !shared.includes(token)))
  return (
    shared.some(({ length }) => length > 1) &&
    mine!.every((name) => theirs!.some((its) => beginAlike(name, its)))
  )
}

const beginAlike = (one: string, other: string): boolean =>
  one[0] === other[0] && (one.length < 3 || other.length < 3 || one.slice(0, 2) === other.slice(0, 2))

/** Equal as far as both say it, day and month exchanged, or one digit different. */
function bornAlike(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return true
  const length = Math.min(one.length, other.length)
  if (one.slice(0, length) === other.slice(0, length)) return true
  if (length < 10) return Math.abs(Number(one.slice(0, 4)) - Number(other.slice(0, 4))) <= 1
  const [year, month, day] = one.split('-')
  return `${year}-${day}-${month}` === other || slips(one, other) === 1
}

const slips = (one: string, other: string): number =>
  Array.from(one).filter((sign, at) => sign !== other[at]).length

/**
 * Which of many records name one person.
 * @returns for each record the place of the first record of its person
 */
export function peopleOf(records: readonly Named[]): number[] {
  const read = records.map(readOf)
  const first = records.map((_, at) => at)
  const root = (at: number): number => {
    while (first[at] !== at) at = first[at]!
    return at
  }
  const known = new Map<string, number[]>()
  for (const [at, one] of read.entries()) {
    const keys = [one.tokens.join(' '), ...(one.born !== null && one.born.length === 10 ? [one.born] : [])]
    for (const key of keys.filter(Boolean)) {
      const before = known.get(key) ?? []
      for (const earlier of before) {
        if (!alike(read[earlier]!, one)) continue
        const [low, high] = [root(earlier), root(at)].sort((a, b) => a - b)
        first[high!] = low!
      }
      known.set(key, [...before, at])
    }
  }
  return records.map((_, at) => root(at))
}
