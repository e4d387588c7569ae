/** Something about a cell that a person should know; a fatal one rejects the row. */
export interface Note {
  readonly column: string | null
  readonly reason: string
  readonly remedy: string
  /** The cell as it stands in the file. */
  readonly text: string
  readonly fatal: boolean
}

/** What a cell came to: a value, or null when it says nothing or nothing usable. */
export interface Cell<T> {
  readonly value: T | null
  readonly notes: readonly Note[]
}

const none: readonly Note[] = []

/** A cell that says nothing. */
export const blank: Cell<never> = { value: null, notes: none }

/** A cell that says this. */
export const filled = <T>(value: T): Cell<T> => ({ value, notes: none })

/** A cell that cannot be used: the row is stored without it. */
export function unusable(column: string | null, text: string, reason: string, remedy: string): Cell<never> {
  return { value: null, notes: [{ column, reason, remedy, text, fatal: false }] }
}

/** A cell without which the row cannot be stored. */
export function refused(column: string | null, text: string, reason: string, remedy: string): Cell<never> {
  return { value: null, notes: [{ column, reason, remedy, text, fatal: true }] }
}

/**
 * Remembers what texts came to. Most columns of a file hold few distinct texts; the bound keeps memory
 * flat for those that do not.
 */
export function remembered<T>(read: (text: string) => T, bound = 20_000): (text: string) => T {
  let known = new Map<string, T>()
  return (text) => {
    let result = known.get(text)
    if (result === undefined) {
      result = read(text)
      if (known.size >= bound) known = new Map()
      known.set(text, result)
    }
    return result
  }
}
